using AliRds.Backups.Client.Emulator;
using NodaTime;

namespace AliRds.Backups.Client.IntegrationTests.Matrix;

/// <summary>All that the fault matrix goes through.</summary>
internal static class MatrixFaults
{
    private const int Always = int.MaxValue;

    internal static IReadOnlyList<MatrixFault> All { get; } =
    [
        new("throttled, no header, always", EmulatorFault.Throttle(), Always),
        new("throttled, no header, twice", EmulatorFault.Throttle()),
        new("throttled, x-acs-retry-after: 2000, twice", EmulatorFault.Throttle("2000")),
        new("throttled, x-acs-retry-after: 0, twice", EmulatorFault.Throttle("0")),
        new("throttled, x-acs-retry-after: soon, twice", EmulatorFault.Throttle("soon")),
        new("throttled until after the deadline", EmulatorFault.Throttle("600000"), Always),
        new("429, twice", EmulatorFault.TooManyRequests()),
        new("500, twice", EmulatorFault.InternalError()),
        new("502 with an HTML page, twice", EmulatorFault.HtmlBadGateway()),
        new("502 with an HTML page, always", EmulatorFault.HtmlBadGateway(), Always),
        new("503, twice", EmulatorFault.ServiceUnavailable()),
        new("reset before the headers, twice", EmulatorFault.Reset(EmulatorFaultPoint.BeforeHeaders)),
        new("reset in the headers, twice", EmulatorFault.Reset(EmulatorFaultPoint.InHeaders)),
        new("reset in the body, twice", EmulatorFault.Reset(EmulatorFaultPoint.InBody)),
        new("half a body, twice", EmulatorFault.HalfBody()),
        new("empty body, twice", EmulatorFault.EmptyBody()),
        new("another API's response", EmulatorFault.ForeignResponse(), Always),
        new("stall before the headers, once", EmulatorFault.Stall(EmulatorFaultPoint.BeforeHeaders), 1) { EndsByTheLimit = true },
        new("stall in the body, once", EmulatorFault.Stall(EmulatorFaultPoint.InBody), 1) { EndsByTheLimit = true },
        new("slow drip, once", EmulatorFault.Drip(1, Duration.FromHours(1)), 1) { EndsByTheLimit = true },
        new("redirect", EmulatorFault.Redirect(new Uri("https://elsewhere.example/")), Always),
        new("gzip bomb", EmulatorFault.GzipBomb(), Always),
        new("nonce refused as used, once", EmulatorFault.ServiceError(400, "SignatureNonceUsed", "Specified signature nonce was used already."), 1),
        new("denied by RAM", EmulatorFault.ServiceError(403, "Forbidden.RAM", "User not authorized to operate on the specified resource."), Always),
        new("clock 20 minutes ahead", Fault: null) { ClockOffset = TimeSpan.FromMinutes(20) },
        new("clock 20 minutes behind", Fault: null) { ClockOffset = TimeSpan.FromMinutes(-20) },
        new("token expired", Fault: null) { HasExpiredToken = true },
        new("TLS where there is none", Fault: null) { Endpoint = endpoint => new UriBuilder(endpoint) { Scheme = "https" }.Uri },
        new("host name that does not exist", Fault: null) { Endpoint = _ => new Uri("https://rds.invalid") },
    ];

    /// <summary>Those that happen to connections.</summary>
    internal static IReadOnlyList<MatrixFault> AtTheSocket { get; } =
    [
        new("idle connection closed by the server", Fault: null) { AtTheSocket = relay => relay.CloseConnections() },
        new("name has another address, the old one is gone", Fault: null) { AtTheSocket = relay => relay.Move() },
        new("new connection closed without a response, once", Fault: null) { AtTheSocket = relay => relay.DropNextRequests(), HasPooledConnection = false },
        new("new connection closed without a response, twice", Fault: null) { AtTheSocket = relay => relay.DropNextRequests(2), HasPooledConnection = false },
        new("new connection closed without a response, always", Fault: null)
        {
            AtTheSocket = relay => relay.DropNextRequests(Always),
            HasPooledConnection = false,
        },
        new("reused connection closed without a response, once", Fault: null) { AtTheSocket = relay => relay.DropNextRequests() },
        new("reused connection closed without a response, then new ones, always", Fault: null) { AtTheSocket = relay => relay.DropNextRequests(Always) },
    ];
}
