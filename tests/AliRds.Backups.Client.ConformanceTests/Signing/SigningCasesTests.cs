namespace AliRds.Backups.Client.ConformanceTests.Signing;

/// <summary>The comparison is worth what its cases are worth.</summary>
public sealed class SigningCasesTests
{
    [Fact]
    public void All_Count_IsAtLeastTwoThousand() => Assert.True(SigningCases.All.Count >= 2000);

    [Theory]
    [InlineData("+")]
    [InlineData("/")]
    [InlineData("=")]
    [InlineData("*")]
    [InlineData("~")]
    [InlineData("%")]
    [InlineData(" ")]
    [InlineData("'")]
    [InlineData("\n")]
    [InlineData("😀")]
    [InlineData("備份")]
    public void All_ValuesWithThatText_AreMany(string text) => AssertMany(value => value.Contains(text, StringComparison.Ordinal));

    [Fact]
    public void All_ChineseValues_AreMany() => AssertMany(value => value.Length > 0 && value.All(letter => letter is >= '\u4e00' and <= '\u9fa5'));

    [Fact]
    public void All_EmptyValues_AreMany() => AssertMany(value => value.Length == 0);

    [Fact]
    public void All_LongValues_AreMany() => AssertMany(value => value.Length > 500);

    [Fact]
    public void All_Tokens_AreInAboutHalfOfTheCases() =>
        Assert.InRange(SigningCases.All.Count(call => call.SecurityToken is not null), SigningCases.All.Count / 3, SigningCases.All.Count * 2 / 3);

    private static void AssertMany(Func<string, bool> isMeant) =>
        Assert.True(SigningCases.All.Count(call => call.Parameters.Values.Any(isMeant)) >= 100);
}
