using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Net;
using LyncPrereq.Serialization;
using Microsoft.Management.Infrastructure;

namespace LyncPrereq.Commands;

/// <summary>
/// Represents one object of the pipeline, or one argument: servers, files, or an inventory, and the properties that say how to
/// test them. PowerShell ignores or refuses objects that it cannot bind, so that a server would be left out; an object that
/// contains none of these has a name for the error instead.
/// </summary>
internal sealed class InputItem
{
    /// <summary>The local computer, which was not specified by name.</summary>
    public static readonly object ThisComputer = new();

    private static readonly string[] s_literalPaths = ["LiteralPath", "FullName", "PSPath"];
    private static readonly string[] s_paths = ["Path"];
    private static readonly string[] s_names = ["ComputerName", "CN", "DNSHostName", "Fqdn", "Server", "HostName", "PSComputerName"];

    private readonly PSObject? _source;

    private InputItem(PSObject? source) => _source = source;

    /// <summary>Gets the servers: names, CIM sessions, PowerShell sessions, or <see cref="ThisComputer"/>.</summary>
    public object[] Servers { get; private set; } = [];

    public string[] Files { get; private set; } = [];

    /// <summary>Gets the computer that the files belong to; null if the object does not name one.</summary>
    public string? FileOwner { get; private set; }

    /// <summary>Gets a value that indicates whether wildcard characters in the paths are not interpreted.</summary>
    public bool IsLiteral { get; private set; }

    public ServerInventory? Inventory { get; private set; }

    /// <summary>Gets a value that indicates whether the object contains no server, file, or inventory.</summary>
    public bool IsEmpty => Servers.Length + Files.Length == 0 && Inventory is null;

    /// <summary>Gets the name of the servers or files; for any other object, its text and type.</summary>
    public string Name => Inventory is not null ? Inventory.ComputerName
        : Files.Length > 0 ? string.Join(", ", Files)
        : Servers.Length > 0 ? string.Join(", ", Servers.Select(NameOf))
        : _source is null ? "$null"
        : _source.BaseObject is string text ? text
        : string.Format(CultureInfo.InvariantCulture, "{0} ({1})", _source, _source.TypeNames[0]);

    /// <summary>Gets the role of the object; null if it has none.</summary>
    public object? Role => ValueOf("Role");

    /// <summary>Gets the product of the object, which can be empty; null if it does not have the property.</summary>
    public object? Product => _source?.Properties["Product"] is null ? null : ValueOf("Product") ?? "";

    /// <summary>Gets the pool of the object; null if it has none.</summary>
    public string? Pool => ValueOf("Pool") is { } pool ? TextsOf(pool).FirstOrDefault() : null;

    public static InputItem OfServers(params object[] servers) => new(null) { Servers = servers };

    public static InputItem OfFiles(string[] files, bool isLiteral) => new(null) { Files = files, IsLiteral = isLiteral };

    /// <exception cref="InputException">It is an incomplete or changed object of this module.</exception>
    public static InputItem Of(PSObject? source)
    {
        var item = new InputItem(source);
        switch (source is null ? null : DeserializedConverter.Unwrap(source))
        {
            case null:
                break;
            case ServerInventory inventory:
                item.Inventory = inventory;
                break;
            case CimSession or PSSession:
                item.Servers = [source!.BaseObject];
                break;
            case string or IPAddress:
                item.Servers = TextsOf(source!.BaseObject);
                break;
            default:
                item.ReadColumns();
                break;
        }

        return item;
    }

    /// <summary>A file takes precedence over the name of a computer.</summary>
    private void ReadColumns()
    {
        Files = First(s_literalPaths);
        IsLiteral = Files.Length > 0;
        Files = IsLiteral ? Files : First(s_paths);
        string[] names = First(s_names);
        Servers = Files.Length > 0 ? [] : names;
        FileOwner = Files.Length > 0 ? names.FirstOrDefault() : null;
    }

    private string[] First(string[] names) =>
        names.Select(ValueOf).OfType<object>().Select(TextsOf).FirstOrDefault(texts => texts.Length > 0) ?? [];

    /// <summary>Returns the value of a property; null if it is missing or empty.</summary>
    private object? ValueOf(string name)
    {
        object? value;
        try
        {
            value = _source?.Properties[name]?.Value is { } stored ? PSObject.AsPSObject(stored).BaseObject : null;
        }
        catch (GetValueException)
        {
            // A script property without a value is the same as an empty column.
            value = null;
        }

        return value is null || TextsOf(value).Length == 0 ? null : value;
    }

    /// <summary>Returns the texts of one or more values that are not blank.</summary>
    private static string[] TextsOf(object value)
    {
        IEnumerable<object?> values = value is IEnumerable list and not string ? list.Cast<object?>() : [value];
        return
        [
            .. values.Select(some => Convert.ToString(some is PSObject wrapped ? wrapped.BaseObject : some, CultureInfo.InvariantCulture)?.Trim() ?? "")
                .Where(text => text.Length > 0),
        ];
    }

    private static string NameOf(object server) => server switch
    {
        CimSession session => session.ComputerName ?? Environment.MachineName,
        PSSession session => session.ComputerName ?? session.Name,
        string name => name,
        _ => Environment.MachineName,
    };
}
