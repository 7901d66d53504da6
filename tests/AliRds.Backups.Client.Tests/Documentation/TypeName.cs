using System.Reflection;

namespace AliRds.Backups.Client.Tests.Documentation;

/// <summary>The name of a property's type as C# writes it.</summary>
internal static class TypeName
{
    internal static string Of(PropertyInfo property)
    {
        var isNullable = new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var name = type.IsGenericType ? $"{type.Name.Split('`')[0]}<{type.GetGenericArguments()[0].Name}>" : Keyword(type);
        return isNullable ? $"{name}?" : name;
    }

    private static string Keyword(Type type) => type.Name switch
    {
        "String" => "string",
        "Int64" => "long",
        "Int32" => "int",
        "UInt64" => "ulong",
        "Boolean" => "bool",
        _ => type.Name,
    };
}
