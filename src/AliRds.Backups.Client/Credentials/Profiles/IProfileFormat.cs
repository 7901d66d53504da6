namespace AliRds.Backups.Client.Credentials.Profiles;

/// <summary>A kind of file with named profiles.</summary>
internal interface IProfileFormat
{
    /// <summary>The variable that holds the path of the file.</summary>
    string PathVariable { get; }

    /// <summary>The folder in the home folder where the file is by default.</summary>
    string Folder { get; }

    /// <summary>The names to look for there, in order.</summary>
    IReadOnlyList<string> FileNames { get; }

    /// <summary>Makes the provider that a profile describes.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="name">The name of the profile; <see langword="null"/> for the file's default.</param>
    IRdsCredentialsProvider CreateProvider(string text, string? name);
}
