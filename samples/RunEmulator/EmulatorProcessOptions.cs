namespace RunEmulator;

internal sealed record EmulatorProcessOptions(int Port, int Instances, int Days, bool Mixed, string? Refuse, long? FileSize, int LinkLife, int ClockOffset);
