namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>What a response may not exceed.</summary>
/// <param name="MaxBytes">Bytes of the decompressed body.</param>
/// <param name="MaxDepth">Objects, lists or elements inside each other.</param>
/// <param name="MaxTextBytes">Bytes of one text.</param>
internal sealed record ResponseLimits(int MaxBytes, int MaxDepth, int MaxTextBytes);
