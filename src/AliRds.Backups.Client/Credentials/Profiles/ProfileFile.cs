namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>A file and its text. Not a record, which would print the secrets in it.</summary>
internal sealed class ProfileFile(string path, string text)
{
    public string Path { get; } = path;

    public string Text { get; } = text;

    public bool IsSameAs(ProfileFile? other) => other is not null && other.Path == Path && other.Text == Text;
}
