using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>The services that identify the product and its roles, in lists that can be incomplete.</summary>
internal sealed class RoleServices
{
    private const string Registrar = "RTCSRV";
    private const string Mediation = "RTCMEDSRV";
    private const string LocalDatabase = "MSSQL$RTC";

    private static readonly string[] s_edge = ["RTCMEDIARELAY", "RTCMRAUTH", "RTCDATAPROXY"];
    private static readonly string[] s_conferencing = ["RTCIMMCU", "RTCDATAMCU", "RTCAVMCU", "RTCASMCU"];
    private static readonly string[] s_roles = [.. s_edge, .. s_conferencing, Registrar, Mediation];

    /// <summary>The services of every server of a topology: the replica and the logging agent.</summary>
    private static readonly string[] s_product = [.. s_roles, "REPLICA", "RTCCLSAGT"];

    private readonly ListedServices _listed;

    public RoleServices(List<InventorySource> lists)
    {
        _listed = new ListedServices(lists);
        Names = _listed.Of(s_roles.Concat([LocalDatabase]));
    }

    /// <summary>Evaluates what a document requires for Setup only: on a server with the product, it does not apply if it is not met.</summary>
    public static Finding BeforeSetup(EvaluationContext server, Finding finding) =>
        finding.Status == PrerequisiteStatus.NotMet
        && server.Facts.Services() is { IsKnown: true } services
        && new RoleServices(services.Value).IsProductInstalled == true
            ? Finding.NotApplicable(SR.ReasonAfterSetup)
            : finding;

    /// <summary>Gets the names of the services that identify roles.</summary>
    public string[] Names { get; }

    public Evidence[] Evidence => _listed.Evidence(Names);

    public bool IsComplete => _listed.IsComplete;

    /// <summary>Gets a value that indicates whether the product is installed; null if it is not known.</summary>
    public bool? IsProductInstalled => _listed.Has(s_product);

    /// <summary>Gets the evidence for the product.</summary>
    public Evidence[] ProductEvidence => _listed.Evidence(_listed.Of(s_product));

    /// <summary>Gets a value that indicates whether there are services of an Edge Server and of an internal server.</summary>
    public bool IsContradictory => _listed.Has(s_edge) == true && (_listed.Has(s_conferencing) | _listed.Has(Mediation)) == true;

    /// <summary>
    /// Gets a value that indicates whether the services are those of a branch, which has no role: registrar and mediation without
    /// conferencing.
    /// </summary>
    public bool IsBranch => (_listed.Has(Registrar) & _listed.Has(Mediation) & !_listed.Has(s_conferencing)) == true;

    /// <summary>Returns whether the services are those of a role; null if a list that is not complete does not show it.</summary>
    public bool? Identify(LyncRole role)
    {
        bool isEdge = _listed.Has(s_edge) == true;
        bool? isFrontEnd = !isEdge & _listed.Has(Registrar) & _listed.Has(s_conferencing);
        return role switch
        {
            LyncRole.Edge => _listed.Has(s_edge),
            LyncRole.Mediation => !isEdge & _listed.Has(Mediation),
            LyncRole.StandardEdition => isFrontEnd & _listed.Has(LocalDatabase),
            LyncRole.FrontEnd => isFrontEnd & !_listed.Has(LocalDatabase),
            _ => _listed.Has(Registrar) & !_listed.Has(s_edge) & !_listed.Has(s_conferencing) & !_listed.Has(Mediation),
        };
    }
}
