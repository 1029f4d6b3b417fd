using System;
using System.Collections.Generic;

namespace LyncPrereq.Topology;

/// <summary>Represents the meaning of a service, by the name of its role in a topology document.</summary>
internal sealed class ServiceRole
{
    private static readonly Dictionary<string, ServiceRole> s_known = new(StringComparer.OrdinalIgnoreCase)
    {
        [UserServices] = Part,
        [Registrar] = Part,
        [ConfServices] = Part,
        ["WebServices"] = Part,
        ["ApplicationServer"] = Part,
        ["CentralMgmt"] = Part,
        ["ManagementServices"] = Part,
        ["MediationServer"] = Of(LyncRole.Mediation),
        ["EdgeServer"] = Of(LyncRole.Edge),
        ["PersistentChatService"] = Of(LyncRole.PersistentChat),
        ["ExternalServer"] = Of(LyncRole.TrustedApplication),
        ["VideoInteropServer"] = Of(LyncRole.VideoInteropServer),
        ["VideoInteropService"] = Of(LyncRole.VideoInteropServer),
        ["MonitoringServer"] = Of(ComputerKinds.LegacyServer),
        ["ArchivingServer"] = Of(ComputerKinds.LegacyServer),
        ["ProvisionServices"] = Of(ComputerKinds.LegacyServer),
        [UserStore] = Of(ComputerKinds.SqlServer),
        ["ApplicationStore"] = Of(ComputerKinds.SqlServer),
        ["CentralMgmtStore"] = Of(ComputerKinds.SqlServer),
        ["ArchivingStore"] = Of(ComputerKinds.SqlServer),
        ["MonitoringStore"] = Of(ComputerKinds.SqlServer),
        ["PersistentChatStore"] = Of(ComputerKinds.SqlServer),
        ["PersistentChatComplianceStore"] = Of(ComputerKinds.SqlServer),
        ["FileStore"] = Of(ComputerKinds.FileServer),
        ["WacService"] = Of(ComputerKinds.OfficeWebApps),
        ["VideoGateway"] = Of(ComputerKinds.VideoGateway),
        ["PstnGateway"] = Of(ComputerKinds.PstnGateway),
    };

    public const string UserServices = "UserServices";
    public const string Registrar = "Registrar";
    public const string ConfServices = "ConfServices";
    public const string UserStore = "UserStore";

    private ServiceRole(LyncRole? role, string? kind)
    {
        Role = role;
        Kind = kind;
    }

    /// <summary>Gets the role of its computers; null if the service does not determine a role.</summary>
    public LyncRole? Role { get; }

    /// <summary>
    /// Gets the kind of its computers, if they have no role; null for a service of a Lync Server computer.
    /// </summary>
    public string? Kind { get; }

    /// <summary>Gets a service that other services of its pool need, or that several roles have.</summary>
    private static ServiceRole Part => new(null, null);

    /// <summary>Returns the meaning of a service; null if it is not known.</summary>
    public static ServiceRole? Find(string name) => s_known.TryGetValue(name, out ServiceRole? role) ? role : null;

    private static ServiceRole Of(LyncRole role) => new(role, null);

    private static ServiceRole Of(string kind) => new(null, kind);
}
