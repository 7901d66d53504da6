namespace AliRds.Backups.Client.Tests.Models;

/// <summary>Values that the service may extend: known members, unknown texts kept, equality without regard to case.</summary>
public sealed class OpenValueTests
{
    public static TheoryData<Type, string[]> Types => new()
    {
        { typeof(BackupStatus), ["Success", "Failed"] },
        { typeof(BackupMode), ["Automated", "Manual"] },
        { typeof(BackupType), ["FullBackup", "IncrementalBackup"] },
        { typeof(BackupMethod), ["Logical", "Physical", "Snapshot"] },
        { typeof(BackupInitiator), ["System", "User"] },
        { typeof(StoreStatus), ["Enabled", "Disabled"] },
        { typeof(MetaStatus), ["OK", "LARGE", "EMPTY"] },
        { typeof(StorageClass), ["0", "1"] },
        { typeof(DatabaseEngine), ["MySQL", "SQLServer", "PostgreSQL", "MariaDB"] },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Members_OfEachType_HaveTheTextsOfTheService(Type type, string[] texts)
    {
        var members = type.GetProperties()
            .Where(property => property.GetMethod!.IsStatic)
            .Select(property => property.GetValue(null)!.ToString());

        Assert.Equal(texts.Order(), members.Order());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Equals_OtherCase_IsEqualAndHashesAlike(Type type, string[] texts) => Assert.All(texts, text =>
    {
        var (upper, lower) = (Create(type, text.ToUpperInvariant()), Create(type, text.ToLowerInvariant()));

        Assert.Equal(upper, lower);
        Assert.Equal(upper.GetHashCode(), lower.GetHashCode());
        Assert.NotEqual(upper, Create(type, "Else"));
    });

    [Theory]
    [MemberData(nameof(Types))]
    public void ToString_UnknownText_IsKept(Type type, string[] texts)
    {
        Assert.DoesNotContain("soMe neW", texts);
        Assert.Equal("soMe neW", Create(type, "soMe neW").ToString());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Default_OfEachType_IsEmptyAndEqualToNoMember(Type type, string[] texts)
    {
        var empty = Activator.CreateInstance(type)!;

        Assert.Equal(string.Empty, empty.ToString());
        Assert.All(texts, text => Assert.NotEqual(empty, Create(type, text)));
        Assert.Equal(empty.GetHashCode(), Activator.CreateInstance(type)!.GetHashCode());
    }

    [Fact]
    public void New_Blank_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new BackupStatus(" "));
        Assert.Throws<ArgumentNullException>(() => new BackupStatus(null!));
    }

    private static object Create(Type type, string text) => Activator.CreateInstance(type, text)!;
}
