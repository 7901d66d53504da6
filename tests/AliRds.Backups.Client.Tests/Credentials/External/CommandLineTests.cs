using AliRds.Backups.Client.Credentials.External;

namespace AliRds.Backups.Client.Tests.Credentials.External;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("vault", new[] { "vault" })]
    [InlineData("  vault \t read  key ", new[] { "vault", "read", "key" })]
    [InlineData("vault 'a b' \"c d\"", new[] { "vault", "a b", "c d" })]
    [InlineData("vault --key='a b'c", new[] { "vault", "--key=a bc" })]
    [InlineData("vault ''", new[] { "vault", "" })]
    [InlineData(@"vault a\ b 'c\d' ""e\f\""g""", new[] { "vault", "a b", @"c\d", @"e\f""g" })]
    [InlineData("vault $HOME;ls", new[] { "vault", "$HOME;ls" })]
    [InlineData("", new string[0])]
    public void Split_OfCommand_FollowsThePosixRules(string line, string[] expected) => Assert.Equal(expected, CommandLine.Split(line));

    [Theory]
    [InlineData("vault 'a")]
    [InlineData("vault \"a")]
    [InlineData(@"vault a\")]
    public void Split_OfUnfinishedCommand_IsRefused(string line) => Assert.Throws<FormatException>(() => CommandLine.Split(line));
}
