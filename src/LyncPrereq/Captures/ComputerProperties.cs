using System;
using System.Collections.Generic;
using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>
/// Lists the properties and columns that contain the computer of an object: those of the objects, those that PowerShell
/// and wmic add, and the usual names of columns that administrators add.
/// </summary>
internal static class ComputerProperties
{
    /// <summary>The names, those that the computer itself reports first.</summary>
    public static readonly string[] All =
    [
        "__ClassMetadata/ServerName",
        "CimSystemProperties/ServerName",
        "CSName",
        "PSComputerName",
        "__SERVER",
        "SystemName",
        "MachineName",
        "Source",
        "Node",
        "ComputerName",
        "Computer Name",
        "Computer",
        "PSComputer",
        "ServerName",
        "Server Name",
        "Server",
        "HostName",
        "Host Name",
        "Host",
        "Machine Name",
        "Machine",
        "NodeName",
        "VMName",
        "FQDN",
        "DnsName",
        "Rechnername",
        "Rechner",
        "Ordinateur",
        "Serveur",
    ];

    private static readonly HashSet<string> s_names = new(All, StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string title) => s_names.Contains(title);

    /// <summary>
    /// Returns the label of an object, or of the object that contains it; null if they have none. An object can contain a
    /// name and the address that was used to connect.
    /// </summary>
    public static ComputerLabel? LabelOf(CapturedObject found)
    {
        for (CapturedObject? some = found; some is not null; some = some.Container)
        {
            if (OwnLabelOf(some) is { } label)
            {
                return label;
            }
        }

        return null;
    }

    private static ComputerLabel? OwnLabelOf(CapturedObject found)
    {
        ComputerLabel? other = null;
        foreach (string property in All)
        {
            if (found[property] is { } text && ComputerLabel.Read(text) is { } label)
            {
                if (label.Name is not null)
                {
                    return label;
                }

                other ??= label;
            }
        }

        // The name of a computer system is its own.
        return other ?? (CapturedKinds.FactClassOf(found) == FactClasses.ComputerSystem ? ComputerLabel.Read(found["Name"]) : null);
    }
}
