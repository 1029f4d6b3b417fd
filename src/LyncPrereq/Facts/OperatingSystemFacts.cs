using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LyncPrereq.Facts;

/// <summary>
/// The facts about the operating system. Win32_OperatingSystem takes precedence over the registry, and the registry over
/// the version that DISM reports. Two sources of the same strength must agree.
/// </summary>
internal sealed class OperatingSystemFacts
{
    private readonly List<List<KeyValuePair<OperatingSystemFact, InventorySource>>> _byStrength = [[], [], []];
    private readonly MissingFact? _gap;
    private readonly MissingFact? _registryGap;
    private readonly WindowsRelease[] _itself;

    public OperatingSystemFacts(InventorySource[] sources)
    {
        foreach (InventorySource source in sources)
        {
            if (source.OperatingSystem is { } fact)
            {
                _byStrength[source.KindValue == InventorySourceKind.OperatingSystem ? 0 : 2].Add(new(fact, source));
            }

            if (source.RegistryKeys is { } keys && FromRegistry(keys) is { } read)
            {
                _byStrength[1].Add(new(read, source));
            }
        }

        IEnumerable<MissingFact> gaps = sources.SelectMany(source => source.MissingFacts);
        _gap = ServerFacts.MostTelling(gaps, FactSubjects.OperatingSystem);
        _registryGap = ServerFacts.MostTelling(gaps, RegistryLocations.CurrentVersion.Path);
        Build = Field<int>("Build", fact => fact.Build);
        ProductType = Field<int>("ProductType", fact => fact.ProductType);
        ServicePack = Field<int>("ServicePack", fact => fact.ServicePack);
        AddressWidth = Field<int>("AddressWidth", fact => fact.AddressWidth);
        Edition = Field<string>("Edition", WindowsEditions.NameOf);
        SystemDrive = Field<string>("SystemDrive", fact => fact.SystemDrive);
        InstallationType = Agree(
            Field<string>("InstallationType", fact => fact.InstallationType, _registryGap),
            Field<string>("InstallationType by edition:", WindowsEditions.InstallationTypeOf));
        Release = Build.IsKnown && ProductType.IsKnown
            ? WindowsReleases.Find(Build.Value, isServer: ProductType.Value != 1)
            : null;
        _itself = Release is { } release ? [release] : [];
    }

    public Known<int> Build { get; }

    /// <summary>
    /// Gets the product type: 1 workstation, 2 domain controller, 3 server. A domain controller is also a server.
    /// </summary>
    public Known<int> ProductType { get; }

    public Known<int> ServicePack { get; }

    public Known<int> AddressWidth { get; }

    /// <summary>Standard, Datacenter and so on, or the number or name of an edition that the module does not know.</summary>
    public Known<string> Edition { get; }

    public Known<string> InstallationType { get; }

    public Known<string> SystemDrive { get; }

    /// <summary>Null if it is not known, or if the module does not know the release.</summary>
    public WindowsRelease? Release { get; }

    /// <summary>Whether the facts suffice to identify the release, or to exclude every release that the module knows.</summary>
    public bool IsKnown => Build.IsKnown && ProductType.IsKnown;

    /// <summary>Gets the missing fact, which is valid only if not <see cref="IsKnown"/>.</summary>
    public Known<int> Unknown => Build.IsKnown ? ProductType : Build;

    /// <summary>The system in words, from its facts and never from its caption.</summary>
    public string Description =>
        (Release is { } release ? WindowsReleases.NameOf(release)
            : IsKnown ? Text.Format(ProductType.Value == 1 ? SR.SystemClient : SR.SystemServer, Build.Value)
            : SR.SystemUnknown)
        + (ServicePack.IsKnown && ServicePack.Value > 0 ? " SP" + ServicePack.Value.ToString(CultureInfo.InvariantCulture) : "")
        + (Edition.IsKnown ? " " + Edition.Value : "")
        + (AddressWidth.IsKnown && AddressWidth.Value == 32 ? " 32-bit" : "");

    public Evidence[] Evidence =>
    [
        .. Build.Evidence,
        .. ProductType.Evidence,
        .. ServicePack.Evidence,
        .. Edition.Evidence,
    ];

    /// <summary>The releases among these that the system can be.</summary>
    public WindowsRelease[] Among(WindowsRelease[] releases) => !IsKnown ? Array.FindAll(releases, CanBe)
        : Release is { } release && Array.IndexOf(releases, release) >= 0 ? _itself
        : [];

    /// <summary>Whether the system can be this release, according to the known facts.</summary>
    public bool CanBe(WindowsRelease release) => IsKnown
        ? Release == release
        : (!Build.IsKnown || WindowsReleases.HasBuild(release, Build.Value))
            && (!ProductType.IsKnown || WindowsReleases.IsServer(release) == (ProductType.Value != 1));

    /// <summary>Combines a fact with the same fact as another one implies it.</summary>
    private static Known<string> Agree(Known<string> stated, Known<string> implied)
    {
        if (!stated.IsKnown || !implied.IsKnown)
        {
            return implied.IsKnown && stated.Cause != UnknownCause.Conflict ? implied : stated;
        }

        Evidence[] evidence = [.. stated.Evidence, .. implied.Evidence];
        return string.Equals(stated.Value, implied.Value, StringComparison.OrdinalIgnoreCase)
            ? Known<string>.As(stated.Value, evidence)
            : Known<string>.Conflict(evidence);
    }

    /// <param name="name">The name in messages.</param>
    /// <param name="pick">Gets it from the fact of a source.</param>
    /// <param name="gap">The reason why it is missing, if only the registry contains it.</param>
    private Known<T> Field<T>(string name, Func<OperatingSystemFact, object?> pick, MissingFact? gap = null)
    {
        foreach (List<KeyValuePair<OperatingSystemFact, InventorySource>> facts in _byStrength)
        {
            var seen = facts.Where(fact => pick(fact.Key) is not null).ToList();
            if (seen.Count == 0)
            {
                continue;
            }

            Evidence[] evidence =
                [.. seen.Select(fact => ServerFacts.Seen(fact.Value, Text.Format("{0} {1}", name, pick(fact.Key)!)))];
            return seen.TrueForAll(fact => pick(fact.Key)!.Equals(pick(seen[0].Key)))
                ? Known<T>.As((T)pick(seen[0].Key)!, evidence)
                : Known<T>.Conflict(evidence);
        }

        gap ??= _gap;
        return gap is null
            ? Known<T>.Not(UnknownCause.NotCaptured, Text.Format(SR.ReasonNotCaptured, "Win32_OperatingSystem " + name))
            : Known<T>.Not(gap, name);
    }

    private static OperatingSystemFact? FromRegistry(RegistryKeyFact[] keys)
    {
        RegistryValueFact? Value(RegistryLocation location, string name) =>
            Array.Find(keys, key => string.Equals(key.Path, location.Path, StringComparison.OrdinalIgnoreCase))?.Find(name);

        RegistryValueFact? build = Value(RegistryLocations.CurrentVersion, "CurrentBuildNumber")
            ?? Value(RegistryLocations.CurrentVersion, "CurrentBuild");
        RegistryValueFact? productType = Value(RegistryLocations.ProductOptions, "ProductType");
        string? processor = Value(RegistryLocations.Environment, "PROCESSOR_ARCHITECTURE")?.Text;
        RegistryValueFact? installationType = Value(RegistryLocations.CurrentVersion, "InstallationType");
        return build is null && productType is null && installationType is null
            ? null
            : new OperatingSystemFact
            {
                Build = int.TryParse(build?.Text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null,
                ProductType = productType?.Text.ToUpperInvariant() switch
                {
                    "WINNT" => 1,
                    "LANMANNT" => 2,
                    "SERVERNT" => 3,
                    _ => null,
                },
                ServicePack = build is null ? null : ServicePackOf(Value(RegistryLocations.CurrentVersion, "CSDVersion")?.Text),
                EditionId = AddressWidths.IsItanium(processor)
                    ? WindowsEditions.ItaniumId
                    : Value(RegistryLocations.CurrentVersion, "EditionID")?.Text,
                InstallationType = installationType?.Text,
                AddressWidth = AddressWidths.FromProcessor(processor),
            };
    }

    /// <summary>CSDVersion is text ("Service Pack 1") whose number is not localized. Without it, no service pack is installed.</summary>
    private static int ServicePackOf(string? text)
    {
        string digits = new([.. (text ?? "").SkipWhile(c => !IsDigit(c)).TakeWhile(IsDigit).Take(2)]);
        return digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
