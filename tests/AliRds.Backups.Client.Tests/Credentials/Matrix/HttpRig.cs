using System.Net;
using AliRds.Backups.Client.Tests.Credentials.Support;
using RichardSzalay.MockHttp;

namespace AliRds.Backups.Client.Tests.Credentials.Matrix;

/// <summary>A source behind an address: it answers with a text, or with 404.</summary>
internal abstract class HttpRig : SourceRig
{
    private string? _answer;

    protected HttpRig(CredentialsBench bench, string address)
        : base(bench) => bench.Http.When(address).Respond(_ => new HttpResponseMessage(_answer is null ? HttpStatusCode.NotFound : HttpStatusCode.OK)
        {
            Content = new StringContent(_answer ?? string.Empty),
        });

    public override TimeSpan Patience => TimeSpan.FromSeconds(10);

    public override void Give(int number) => _answer = Answer(number);

    public override void Remove() => _answer = null;

    public override void Garble() => _answer = $$"""{"AccessKeyId":"ID-1","AccessKeySecret":{{Secrets.Key(1)}}""";

    protected abstract string Answer(int number);
}
