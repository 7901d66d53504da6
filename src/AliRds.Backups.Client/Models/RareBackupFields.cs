namespace AliRds.Backups.Client.Models;

/// <summary>What few backups have, apart so that it takes no room in the others.</summary>
internal sealed record RareBackupFields
{
    internal static readonly RareBackupFields None = new();

    internal EquatableList<DatabaseLink> DatabaseLinks { get; private init; } = EquatableList<DatabaseLink>.Empty;

    internal LegacyBackupFields? Legacy { get; private init; }

    internal EquatableList<AdditionalField> AdditionalFields { get; private init; } = EquatableList<AdditionalField>.Empty;

    internal RareBackupFields With(EquatableList<DatabaseLink> databaseLinks) =>
        databaseLinks.Equals(DatabaseLinks) ? this : this with { DatabaseLinks = databaseLinks };

    internal RareBackupFields With(LegacyBackupFields? legacy) => legacy == Legacy ? this : this with { Legacy = legacy };

    internal RareBackupFields With(EquatableList<AdditionalField> additionalFields) =>
        additionalFields.Equals(AdditionalFields) ? this : this with { AdditionalFields = additionalFields };
}
