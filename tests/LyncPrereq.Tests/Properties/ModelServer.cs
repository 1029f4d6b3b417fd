using LyncPrereq.Facts;
using LyncPrereq.Requirements;
using LyncPrereq.Requirements.Features;

namespace LyncPrereq.Tests.Properties;

/// <summary>
/// What Windows does with the steps of a plan, as far as an inventory shows it: a feature brings what it stands on, a
/// package its traces, and all sources tell the same of what was changed.
/// </summary>
internal sealed class ModelServer(InventorySource[] sources, WindowsRelease release)
{
    private readonly FeatureTable? _table = FeatureTable.For(release);

    public InventorySource[] Sources { get; private set; } = sources;

    /// <param name="step">What is done.</param>
    /// <param name="isPending">Whether it takes effect with the next restart only.</param>
    public void Take(InstallationStep step, bool isPending)
    {
        foreach (string feature in step.Feature.SelectMany(name => (string[])[name, .. _table!.NeedsOf(name)]).Distinct())
        {
            Install(feature, isPending);
        }

        switch (step.Package?.Package)
        {
            case KnownPackage.DotNetFramework45:
                SetAtLeast(RegistryLocations.DotNetFramework4, "Release", 378389);
                break;
            case KnownPackage.WindowsManagementFramework3:
                SetEngine();
                break;
            case { } package:
                Change(source => source.Updates is null ? source : source.With(updates: [.. source.Updates, UpdateOf(package)]));
                break;
        }
    }

    /// <summary>What waited is there, or gone, and every list says so.</summary>
    public void Restart()
    {
        foreach (WindowsFeature feature in _table?.Features ?? [])
        {
            FeatureState[] states = StatesOf(feature);
            if (states.Contains(FeatureState.InstallPending))
            {
                Become(feature, FeatureState.Installed);
            }
            else if (states.Contains(FeatureState.UninstallPending))
            {
                Become(feature, FeatureState.Available);
            }
        }
    }

    /// <summary>Installs a feature and nothing else.</summary>
    private void Install(string name, bool isPending)
    {
        WindowsFeature feature = _table!.Find(name)!;
        FeatureState[] states = StatesOf(feature);
        bool waits = states.Contains(FeatureState.InstallPending) || (isPending && !states.Contains(FeatureState.Installed));
        Become(feature, waits ? FeatureState.InstallPending : FeatureState.Installed);
    }

    private static string UpdateOf(KnownPackage package) =>
        package == KnownPackage.WindowsIdentityFoundation ? "KB974405" : package.ToString();

    private FeatureState[] StatesOf(WindowsFeature feature) =>
    [
        .. Sources
            .SelectMany(source => (source.Features ?? []).Where(other => NamesOf(feature, source).Contains(other.Name)))
            .Select(other => other.StateValue),
    ];

    /// <summary>What a feature leaves in the registry is there only when it is.</summary>
    public void Become(WindowsFeature feature, FeatureState state)
    {
        Change(source => source.Features is null ? source : Listed(source, feature, state));
        if (state != FeatureState.Installed)
        {
            return;
        }

        if (feature.InetStpComponent is { } component)
        {
            Change(source => source.With(RegistryLocations.IisComponents.Path, new RegistryValueFact(component, RegistryDataKind.DWord, 1)));
        }

        switch (feature.Name)
        {
            case "NET-Framework-Core":
                Change(source => source.With(
                    RegistryLocations.DotNetFramework35.Path,
                    new RegistryValueFact("Install", RegistryDataKind.DWord, 1)));
                break;
            case "NET-Framework-45-Core":
                SetAtLeast(RegistryLocations.DotNetFramework4, "Release", 378389);
                break;
            case "PowerShell":
                SetEngine();
                break;
        }
    }

    private static InventorySource Listed(InventorySource source, WindowsFeature feature, FeatureState state)
    {
        string[] names = NamesOf(feature, source);
        return source.With(features:
        [
            .. source.Features!.Where(other => !names.Contains(other.Name)),
            .. names.Select(name => new FeatureFact(name, state)),
        ]);
    }

    private static string[] NamesOf(WindowsFeature feature, InventorySource source) =>
        source.FeatureNamingValue == FeatureNaming.Dism ? feature.DismNames : [feature.Name];

    private void SetAtLeast(RegistryLocation location, string value, int number) => Change(source =>
        Values(source, location, value).Any(known => known is null || known.Number < number)
            ? source.With(location.Path, new RegistryValueFact(value, RegistryDataKind.DWord, number))
            : source);

    private void SetEngine() => Change(source =>
        Values(source, RegistryLocations.PowerShellEngine, "PowerShellVersion")
            .Any(known => known is null || (Version.TryParse(known.Text, out Version? version) && version.Major < 3))
            ? source.With(
                RegistryLocations.PowerShellEngine.Path,
                new RegistryValueFact("PowerShellVersion", RegistryDataKind.Text, "3.0"))
            : source);

    private static IEnumerable<RegistryValueFact?> Values(InventorySource source, RegistryLocation location, string value) =>
        (source.RegistryKeys ?? []).Where(key => key.Path == location.Path).Select(key => key.Find(value));

    private void Change(Func<InventorySource, InventorySource> change) => Sources = Array.ConvertAll(Sources, source => change(source));
}
