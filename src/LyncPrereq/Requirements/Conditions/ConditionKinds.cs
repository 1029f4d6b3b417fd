using System;
using System.Collections.Generic;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>Registers the kinds of condition under the names that they have in a catalog file.</summary>
internal static class ConditionKinds
{
    public static readonly IReadOnlyDictionary<string, Func<ConditionSource, Condition>> All =
        new Dictionary<string, Func<ConditionSource, Condition>>(StringComparer.Ordinal)
        {
            ["feature"] = FeatureCondition.Read,
            ["service"] = ServiceCondition.Read,
            ["dotNetRelease"] = DotNetReleaseCondition.Read,
            ["dotNet35"] = source => source.True(new DotNet35Condition()),
            ["powerShellEngine"] = PowerShellEngineCondition.Read,
            ["update"] = UpdateCondition.Read,
            ["product"] = source => ProductCondition.Read(source, present: true),
            ["absentProduct"] = source => ProductCondition.Read(source, present: false),
            ["noLayeredServiceProvider"] = source => source.True(new NoLayeredServiceProviderCondition()),
            ["noPendingRestart"] = source => source.True(new NoPendingRestartCondition()),
            ["domainMember"] = DomainMemberCondition.Read,
            ["dnsSuffix"] = source => source.True(new DnsSuffixCondition()),
            ["standardNames"] = StandardNamesCondition.Read,
            ["multiLabelDomain"] = source => source.True(new MultiLabelDomainCondition()),
            ["tls10"] = source => source.True(new Tls10Condition()),
            ["strongCrypto"] = source => source.True(new StrongCryptoCondition()),
            ["timeFormat"] = source => source.True(new TimeFormatCondition()),
            ["networkInterfaces"] = NetworkInterfacesCondition.Read,
            ["staticAddresses"] = source => source.True(new StaticAddressesCondition()),
            ["defaultGateways"] = DefaultGatewaysCondition.Read,
            ["networkSpeed"] = NetworkSpeedCondition.Read,
            ["memory"] = MemoryCondition.Read,
            ["processors"] = ProcessorsCondition.Read,
            ["notItanium"] = source => source.True(new ProcessorArchitectureCondition()),
            ["hyperThreading"] = source => source.True(new HyperThreadingCondition()),
            ["freeSpace"] = FreeSpaceCondition.Read,
            ["operatingSystem"] = OperatingSystemCondition.Read,
            ["installationType"] = InstallationTypeCondition.Read,
            ["graphicalManagement"] = GraphicalManagementCondition.Read,
            ["installedRole"] = InstalledRoleCondition.Read,
            ["installedProduct"] = InstalledProductCondition.Read,
            ["installedUpdate"] = InstalledUpdateCondition.Read,
            ["absentServices"] = AbsentServicesCondition.Read,
            ["silverlight"] = SilverlightCondition.Read,
            ["receiveSideScaling"] = ReceiveSideScalingCondition.Read,
            ["manualCheck"] = ManualCheckCondition.Read,
            ["requirement"] = RequirementCondition.Read,
            ["anyOf"] = CompositeCondition.ReadAnyOf,
            ["allOf"] = source => CompositeCondition.Read(source, CompositeKind.AllOf),
            ["observations"] = CompositeCondition.ReadObservations,
        };
}
