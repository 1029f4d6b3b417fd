using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Xml;

namespace LyncPrereq.Inspection;

/// <summary>
/// What <c>Export-Clixml</c> writes of Get-WindowsFeature, Get-HotFix, Get-Service, Win32_OperatingSystem,
/// Win32_OptionalFeature and Win32_Service, from either family of WMI cmdlets and also when it went through remoting or Select-Object.
/// </summary>
internal sealed class ClixmlCapture : ICaptureFormat
{
    private static readonly KeyValuePair<string, InventorySourceKind>[] s_kinds =
    [
        new("Microsoft.Windows.ServerManager.Commands.Feature", InventorySourceKind.WindowsFeature),
        new("Win32_OperatingSystem", InventorySourceKind.OperatingSystem),
        new("Win32_QuickFixEngineering", InventorySourceKind.Update),
        new("Win32_OptionalFeature", InventorySourceKind.OptionalFeature),
        new("System.ServiceProcess.ServiceController", InventorySourceKind.Service),
        new("Win32_Service", InventorySourceKind.Service),
    ];

    public bool Recognizes(string head) =>
        head.TrimStart().StartsWith("<", StringComparison.Ordinal)
        && head.IndexOf("<Objs", StringComparison.Ordinal) >= 0
        && head.IndexOf(ClixmlReader.Namespace, StringComparison.Ordinal) >= 0;

    public IEnumerable<InventorySource> Read(CaptureFile file)
    {
        var collected = new List<Collected>();
        using TextReader text = file.OpenText();
        using var clixml = new ClixmlReader(text);
        try
        {
            foreach (ClixmlObject found in clixml.Objects())
            {
                InventorySourceKind kind = KindOf(found) ?? throw new InputException(
                    nameof(SR.CaptureForeignObject),
                    Text.Format(SR.CaptureForeignObject, file.Path, found.TypeNames.Length > 0 ? found.TypeNames[0] : "?"),
                    file.Path);
                string? computer = ComputerOf(found);

                // Two answers of what the system is stay two: they may contradict each other, and a server has one.
                Collected? collector = collected.Find(some =>
                    some.Kind == kind && some.ComputerName == computer && kind != InventorySourceKind.OperatingSystem);
                if (collector is null)
                {
                    collected.Add(collector = new Collected(kind, computer));
                }

                collector.Add(found, problem => throw file.Malformed(clixml.Line, problem));
            }
        }
        catch (XmlException problem)
        {
            // A document type, which stands at the beginning, is refused without a line number.
            int line = Math.Max(problem.LineNumber, 1);
            throw HasEnd(file) ? file.Malformed(line, problem.Message) : file.Truncated(line);
        }

        if (collected.Count == 0)
        {
            throw new InputException(nameof(SR.CaptureNoObjects), Text.Format(SR.CaptureNoObjects, file.Path), file.Path);
        }

        return collected.ConvertAll(collector => collector.ToSource(file.Name));
    }

    private static InventorySourceKind? KindOf(ClixmlObject found)
    {
        foreach (string typeName in found.TypeNames)
        {
            foreach (KeyValuePair<string, InventorySourceKind> kind in s_kinds)
            {
                if (IsOf(typeName, kind.Key))
                {
                    return kind.Value;
                }
            }
        }

        return null;
    }

    /// <summary>"Selected." and "Deserialized." stand before a type, the name space before a class.</summary>
    private static bool IsOf(string typeName, string kind) =>
        typeName.EndsWith(kind, StringComparison.OrdinalIgnoreCase)
        && (typeName.Length == kind.Length || typeName[typeName.Length - kind.Length - 1] is '.' or '#' or '\\' or '/');

    /// <summary>A name of this machine as "." or localhost would be that of whoever reads the file: it names none.</summary>
    private static string? ComputerOf(ClixmlObject found)
    {
        foreach (string property in new[] { "__ClassMetadata/ServerName", "CSName", "PSComputerName", "__SERVER", "MachineName" })
        {
            if (found[property] is { Length: > 0 } name
                && name != "."
                && !string.Equals(name, "localhost", StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Whether the end tag of the document is there; in text it could only stand escaped.</summary>
    private static bool HasEnd(CaptureFile file)
    {
        using TextReader text = file.OpenText();
        for (string? line = text.ReadLine(); line is not null; line = text.ReadLine())
        {
            if (line.IndexOf("</Objs>", StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The facts of one kind about one machine.</summary>
    private sealed class Collected
    {
        private readonly List<FeatureFact> _features = [];
        private readonly List<string> _updates = [];
        private readonly List<ServiceFact> _services = [];
        private OperatingSystemFact? _operatingSystem;

        public Collected(InventorySourceKind kind, string? computerName)
        {
            Kind = kind;
            ComputerName = computerName;
        }

        public InventorySourceKind Kind { get; }

        public string? ComputerName { get; }

        public void Add(ClixmlObject found, Action<string> refuse)
        {
            string Need(string property)
            {
                string? text = found[property];
                if (string.IsNullOrWhiteSpace(text))
                {
                    refuse(Text.Format(SR.CapturePropertyMissing, Kind, property));
                }

                return text!;
            }

            switch (Kind)
            {
                case InventorySourceKind.WindowsFeature:
                    _features.Add(new FeatureFact(Need("Name"), StateOf(found)));
                    break;
                case InventorySourceKind.OptionalFeature:
                    _features.Add(new FeatureFact(Need("Name"), FeatureStates.FromOptionalFeature(Need("InstallState"))));
                    break;
                case InventorySourceKind.Update:
                    _updates.Add(Need("HotFixID"));
                    break;
                case InventorySourceKind.Service:
                    // Of Win32_Service, Status is the health and State what Get-Service calls Status.
                    _services.Add(new ServiceFact(
                        Need(found["Name"] is null ? "ServiceName" : "Name"),
                        found["State"] ?? found["Status"] ?? "",
                        found["StartMode"] ?? found["StartType"]));
                    break;
                default:
                    _operatingSystem = OperatingSystemOf(found);
                    break;
            }
        }

        public InventorySource ToSource(string location) => new(Kind, location)
        {
            ComputerName = ComputerName,
            FeatureNameSpace = Kind == InventorySourceKind.OptionalFeature
                ? FeatureNameSpace.Dism
                : FeatureNameSpace.ServerManager,
            Features = _features.Count > 0 ? [.. _features] : null,
            Updates = _updates.Count > 0 ? [.. _updates] : null,
            Services = _services.Count > 0 ? [.. _services] : null,
            OperatingSystem = _operatingSystem,
        };

        private static FeatureState StateOf(ClixmlObject found)
        {
            if (found["InstallState"] is { Length: > 0 } state)
            {
                return FeatureStates.FromServerManager(state);
            }

            // Select-Object Name, Installed leaves only the Boolean.
            return found["Installed"] switch
            {
                "true" => FeatureState.Installed,
                "false" => FeatureState.NotInstalled,
                _ => FeatureState.Unknown,
            };
        }

        private static OperatingSystemFact OperatingSystemOf(ClixmlObject found) => new()
        {
            Build = Number(found["BuildNumber"]),
            ProductType = Number(found["ProductType"]),
            ServicePack = Number(found["ServicePackMajorVersion"]),
            Sku = Number(found["OperatingSystemSKU"]),
            AddressWidth = AddressWidths.FromArchitecture(found["OSArchitecture"]),
            Caption = found["Caption"]?.Trim(),
        };

        private static int? Number(string? text) =>
            int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}
