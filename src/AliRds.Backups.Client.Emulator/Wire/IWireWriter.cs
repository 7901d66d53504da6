namespace AliRds.Backups.Client.Emulator.Wire;

/// <summary>Writes one response as JSON or XML. Dispose writes what is still buffered.</summary>
internal interface IWireWriter : IDisposable
{
    /// <summary>Opens the response. The name of the root appears in XML only.</summary>
    void BeginRoot(string name);

    void EndRoot();

    /// <summary>Opens an object, or an item of a list if <paramref name="name"/> is that list's item name.</summary>
    void BeginObject(string name);

    void EndObject();

    /// <summary>Opens a wrapper with a list inside: <c>{"Items":{"Backup":[</c> or <c>&lt;Items&gt;</c>.</summary>
    void BeginList(string wrapper, string item);

    void EndList();

    /// <summary>Opens one item of the list.</summary>
    void BeginItem(string item);

    void Text(string name, string value);

    void Number(string name, long value);

    void Null(string name);

    /// <summary>An object without members.</summary>
    void EmptyObject(string name);
}
