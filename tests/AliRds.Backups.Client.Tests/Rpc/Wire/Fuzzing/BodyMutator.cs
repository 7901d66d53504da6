namespace AliRds.Backups.Client.Tests.Rpc.Wire.Fuzzing;

/// <summary>Damages bodies: flips, cuts, insertions, swaps and duplications. The same seed gives the same damage.</summary>
internal sealed class BodyMutator(int seed)
{
    private static readonly byte[][] Fragments =
    [
        .. new[] { "{", "}", "[", "]", "\"", ":", ",", "null", "1e999", "-0", "\\u0000", "\\ud800", "<", ">", "</", "/>", "<!--", "]]>", "<![CDATA[", "&#0;", "&lt", "<!DOCTYPE x>", "\0", "\uFEFF" }
            .Select(System.Text.Encoding.UTF8.GetBytes),
        [0xFF],
        [0xC3, 0x28],
    ];

    private readonly Random _random = new(seed);

    internal byte[] Mutate(byte[] body)
    {
        var damaged = body.ToList();
        for (var times = 1 + _random.Next(4); times > 0 && damaged.Count > 0; times--)
        {
            Damage(damaged);
        }

        return [.. damaged];
    }

    private void Damage(List<byte> body)
    {
        var at = _random.Next(body.Count);
        var length = Math.Min(1 + _random.Next(1 << _random.Next(9)), body.Count - at);
        switch (_random.Next(7))
        {
            case 0:
                body[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                body[at] = (byte)_random.Next(256);
                break;
            case 2:
                body.RemoveRange(at, body.Count - at);
                break;
            case 3:
                body.RemoveRange(at, length);
                break;
            case 4:
                body.InsertRange(at, Fragments[_random.Next(Fragments.Length)]);
                break;
            case 5:
                body.InsertRange(_random.Next(body.Count), body.GetRange(at, length));
                break;
            default:
                Swap(body, at, _random.Next(body.Count), length);
                break;
        }
    }

    private static void Swap(List<byte> body, int left, int right, int length)
    {
        for (var i = 0; i < length && left + i < body.Count && right + i < body.Count; i++)
        {
            (body[left + i], body[right + i]) = (body[right + i], body[left + i]);
        }
    }
}
