namespace AliRds.Backups.Client.Emulator.ObjectStore.Content;

/// <summary>
/// What 2^n blocks in a row do to a CRC register, as a function of the first one's key. With these the CRC of any object costs some
/// hundred steps: a CRC is linear, and so are the keys.
/// </summary>
internal sealed class BlockRun
{
    private static readonly BlockRun[] Runs = MakeRuns();

    private readonly int _power;
    private readonly ulong _ofPattern;
    private readonly LinearMap _ofKey;

    private BlockRun(int power, ulong ofPattern, LinearMap ofKey)
    {
        _power = power;
        _ofPattern = ofPattern;
        _ofKey = ofKey;
    }

    /// <summary>Runs a register over whole blocks; moves the key behind them.</summary>
    public static ulong Update(ulong register, ref ulong key, long blocks)
    {
        for (var power = 0; blocks >> power != 0; power++)
        {
            if (((blocks >> power) & 1) != 0)
            {
                register = Runs[power].Update(register, key);
                key = Keystream.Leap(key, power);
            }
        }

        return register;
    }

    private ulong Update(ulong register, ulong key) => Crc64.Move(register, (long)ContentBlock.Size << _power) ^ _ofPattern ^ _ofKey.Apply(key);

    private BlockRun Twice() => new(
        _power + 1,
        MoveOver(_ofPattern) ^ _ofPattern,
        new LinearMap(key => MoveOver(_ofKey.Apply(key)) ^ _ofKey.Apply(Keystream.Leap(key, _power))));

    private ulong MoveOver(ulong register) => Crc64.Move(register, (long)ContentBlock.Size << _power);

    private static BlockRun[] MakeRuns()
    {
        var pattern = OfBlock(0);
        var runs = new BlockRun[62 - ContentBlock.SizeBits];
        runs[0] = new BlockRun(0, pattern, new LinearMap(key => OfBlock(key) ^ pattern));
        for (var power = 1; power < runs.Length; power++)
        {
            runs[power] = runs[power - 1].Twice();
        }

        return runs;
    }

    private static ulong OfBlock(ulong key)
    {
        Span<byte> block = stackalloc byte[ContentBlock.Size];
        ContentBlock.Fill(key, 0, block);
        return Crc64.Update(0, block);
    }
}
