using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using AliRds.Backups.Client.Emulator.Primitives;
using Microsoft.AspNetCore.Http;

namespace AliRds.Backups.Client.Emulator.Http;

/// <summary>Numbers requests and writes them to the journal, without their secrets.</summary>
internal sealed class RequestRecorder(EmulatorJournal journal, ServiceClock clock, ulong random)
{
    private long _lastNumber;

    public ServiceClock Clock => clock;

    /// <summary>Identifies a signature without revealing it. Empty for an empty one.</summary>
    public static string Hash(string signature) =>
        signature.Length == 0 ? "" : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(signature)).AsSpan(0, 16));

    /// <summary>Creates an entry with the next number and request id and the properties that every request has.</summary>
    public EmulatorJournalEntry CreateEntry(HttpRequest request)
    {
        var number = Interlocked.Increment(ref _lastNumber);
        return new EmulatorJournalEntry
        {
            Number = number,
            RequestId = RequestId((ulong)number),
            Time = clock.Now,
            Method = request.Method,
            Host = request.Headers.Host.ToString(),
            Path = request.Path.Value ?? "/",
            Headers = Headers(request.Headers),
        };
    }

    /// <summary>The first value of each parameter that is not secret.</summary>
    public static ImmutableDictionary<string, string> Parameters(
        IEnumerable<KeyValuePair<string, string>> pairs, Func<string, bool> isSecret)
    {
        var parameters = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in pairs)
        {
            if (!isSecret(name))
            {
                parameters.TryAdd(name, value);
            }
        }

        return parameters.ToImmutable();
    }

    /// <summary>Adds the entry to the journal, and remembers it in case the emulator itself fails later.</summary>
    public void Receive(HttpContext http, EmulatorJournalEntry entry)
    {
        journal.Receive(entry);
        http.Features.Set(entry);
    }

    /// <summary>
    /// Records the outcome. Called before the last byte is sent, so that the entry is complete when the client has the response.
    /// </summary>
    public void Complete(EmulatorJournalEntry entry, int statusCode, string errorCode, long bytesSent) =>
        journal.Update(entry.Number, before => before with
        {
            IsCompleted = true,
            StatusCode = statusCode,
            ErrorCode = errorCode,
            BytesSent = bytesSent,
        });

    /// <summary>Records that the emulator itself failed.</summary>
    public void Fail(HttpContext http, string errorCode, Exception exception)
    {
        var entry = http.Features.Get<EmulatorJournalEntry>();
        if (entry is null)
        {
            entry = CreateEntry(http.Request);
            journal.Receive(entry);
        }

        journal.Update(entry.Number, before => before with
        {
            IsCompleted = true,
            StatusCode = StatusCodes.Status500InternalServerError,
            ErrorCode = errorCode,
            EmulatorFailure = exception.ToString(),
        });
    }

    private string RequestId(ulong number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, SplitMix64.Mix(random, number));
        BitConverter.TryWriteBytes(bytes[8..], SplitMix64.Mix(~random, number));
        return new Guid(bytes).ToString("D").ToUpperInvariant();
    }

    private static ImmutableDictionary<string, string> Headers(IHeaderDictionary all)
    {
        var headers = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in all)
        {
            if (!IsSecretHeader(name))
            {
                headers[name] = value.ToString();
            }
        }

        return headers.ToImmutable();
    }

    private static bool IsSecretHeader(string name) =>
        name.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Cookie", StringComparison.OrdinalIgnoreCase)
        || name.Contains("token", StringComparison.OrdinalIgnoreCase);
}
