namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>Reads one field into a row. Gives <see langword="false"/> when the value is there and cannot be read.</summary>
internal delegate bool WireFieldReader<TRow>(ref TRow row, in WireValue value, StringPool pool);
