namespace AliRds.Backups.Client.Emulator.Content;

/// <summary>
/// The effect of 2^n consecutive blocks on a CRC register, as a function of the key of the first block. CRCs and keys are linear, so the
/// CRC of an object of any size takes only a few hundred steps.
/// </summary>
internal sealed class BlockRun
{
    private static readonly BlockRun[] Runs = MakeRuns();

    private readonly int _power;
    private readonly ulong _patternCrc;
    private readonly LinearMap _keyCrc;

    private BlockRun(int power, ulong patternCrc, LinearMap keyCrc)
    {
        _power = power;
        _patternCrc = patternCrc;
        _keyCrc = keyCrc;
    }

    /// <summary>Updates a register with whole blocks, and advances the key past them.</summary>
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

    private ulong Update(ulong register, ulong key) =>
        Crc64.Move(register, (long)ContentBlock.Size << _power) ^ _patternCrc ^ _keyCrc.Apply(key);

    private BlockRun Twice() => new(
        _power + 1,
        MoveOver(_patternCrc) ^ _patternCrc,
        new LinearMap(key => MoveOver(_keyCrc.Apply(key)) ^ _keyCrc.Apply(Keystream.Leap(key, _power))));

    private ulong MoveOver(ulong register) => Crc64.Move(register, (long)ContentBlock.Size << _power);

    private static BlockRun[] MakeRuns()
    {
        var pattern = CrcOf(0);
        var runs = new BlockRun[62 - ContentBlock.SizeBits];
        runs[0] = new BlockRun(0, pattern, new LinearMap(key => CrcOf(key) ^ pattern));
        for (var power = 1; power < runs.Length; power++)
        {
            runs[power] = runs[power - 1].Twice();
        }

        return runs;
    }

    private static ulong CrcOf(ulong key)
    {
        Span<byte> block = stackalloc byte[ContentBlock.Size];
        ContentBlock.Fill(key, 0, block);
        return Crc64.Update(0, block);
    }
}
