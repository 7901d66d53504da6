namespace AliRds.Backups.Client.Rpc.Wire;

/// <summary>What <see cref="Utf8XmlReader"/> is positioned on.</summary>
internal enum XmlToken
{
    /// <summary>The end of the document.</summary>
    None,

    /// <summary>A start tag.</summary>
    Start,

    /// <summary>A tag that is start and end at once.</summary>
    Empty,

    /// <summary>An end tag.</summary>
    End,

    /// <summary>Text, with its references unresolved.</summary>
    Text,

    /// <summary>A CDATA section.</summary>
    CData,
}
