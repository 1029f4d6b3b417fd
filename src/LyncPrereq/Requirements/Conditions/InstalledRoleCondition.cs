using System;
using System.Collections.Generic;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Serialization;

namespace LyncPrereq.Requirements.Conditions;

/// <summary>
/// The installed services are those of a role. Whether a service exists decides, not its state. If the services identify
/// no role, the condition does not apply.
/// </summary>
internal sealed class InstalledRoleCondition(LyncRole role) : Condition
{
    /// <summary>The roles that services identify.</summary>
    private static readonly LyncRole[] s_identified =
        [LyncRole.FrontEnd, LyncRole.StandardEdition, LyncRole.Director, LyncRole.Mediation, LyncRole.Edge];

    public static InstalledRoleCondition Read(ConditionSource source)
    {
        JsonCursor json = source.Only;
        LyncRole role = json.AsEnum<LyncRole>();
        return Array.IndexOf(s_identified, role) >= 0
            ? new InstalledRoleCondition(role)
            : throw json.Problem(Text.Format(SR.JsonNotOneOf, role, string.Join(", ", s_identified)));
    }

    public override void AddNeeds(FactNeeds needs) => needs.Services = true;

    public override string Expected(WindowsRelease? release) => Text.Format(SR.ExpectedInstalledRole, role);

    public override Finding Evaluate(EvaluationContext server) =>
        Finding.Of(server.Facts.Services(), (lists, _) => Evaluate(new RoleServices(lists)));

    private Finding Evaluate(RoleServices services)
    {
        string seen = string.Join(", ", services.Names);
        if (services.IsContradictory)
        {
            return Finding.Unknown(UnknownCause.Conflict, Text.Format(SR.ReasonRoleConflict, seen), services.Evidence);
        }

        if (services.IsBranch)
        {
            return Finding.Unknown(UnknownCause.Conflict, Text.Format(SR.ReasonRoleBranch, seen), services.Evidence);
        }

        LyncRole[] found = Array.FindAll(s_identified, some => services.Identify(some) == true);
        string actual = string.Join(", ", found);
        return services.Identify(role) switch
        {
            true => Finding.Met(actual, Text.Format(SR.ReasonRoleInstalled, actual, seen), services.Evidence),
            false when found.Length > 0 =>
                Finding.NotMet(actual, Text.Format(SR.ReasonRoleOther, role, actual, seen), services.Evidence),
            false when services.IsComplete => Finding.NotApplicable(SR.ReasonRoleNone),
            _ => Finding.Unknown(UnknownCause.NotCaptured, Text.Format(SR.ReasonRoleIncomplete, role), services.Evidence),
        };
    }

    /// <summary>The services that identify roles, in lists that can be incomplete.</summary>
    private sealed class RoleServices
    {
        private const string Registrar = "RTCSRV";
        private const string Mediation = "RTCMEDSRV";
        private const string LocalDatabase = "MSSQL$RTC";

        private static readonly string[] s_edge = ["RTCMEDIARELAY", "RTCMRAUTH", "RTCDATAPROXY"];
        private static readonly string[] s_conferencing = ["RTCIMMCU", "RTCDATAMCU", "RTCAVMCU", "RTCASMCU"];

        /// <summary>Services of every Windows: a list without them is not complete.</summary>
        private static readonly string[] s_everywhere = ["RpcSs", "EventLog", "Winmgmt", "SamSs", "LanmanServer", "LanmanWorkstation"];

        private readonly HashSet<string> _listed;

        public RoleServices(List<InventorySource> lists)
        {
            _listed = new(lists.SelectMany(list => list.Services!).Select(service => service.Name), StringComparer.OrdinalIgnoreCase);
            IsComplete = Array.Exists(s_everywhere, _listed.Contains) && lists.SelectMany(list => list.Services!).Any(service =>
                service.Status.Length > 0 && !string.Equals(service.Status, "Running", StringComparison.OrdinalIgnoreCase));
            Names = [.. s_edge.Concat(s_conferencing).Concat([Registrar, Mediation, LocalDatabase]).Where(_listed.Contains)];
            Evidence =
            [
                .. from list in lists
                   from service in list.Services!
                   where Names.Contains(service.Name, StringComparer.OrdinalIgnoreCase)
                   select ServerFacts.Seen(list, service.Name),
            ];
        }

        /// <summary>Gets the names of the services that identify roles.</summary>
        public string[] Names { get; }

        public Evidence[] Evidence { get; }

        /// <summary>Gets a value that indicates whether the list is complete. A list of running services only is not.</summary>
        public bool IsComplete { get; }

        /// <summary>Gets a value that indicates whether there are services of an Edge Server and of an internal server.</summary>
        public bool IsContradictory => Has(s_edge) == true && (Has(s_conferencing) | Has(Mediation)) == true;

        /// <summary>
        /// Gets a value that indicates whether the services are those of a branch, which has no role: registrar and mediation without
        /// conferencing.
        /// </summary>
        public bool IsBranch => (Has(Registrar) & Has(Mediation) & !Has(s_conferencing)) == true;

        /// <summary>Returns whether the services are those of a role; null if a list that is not complete does not show it.</summary>
        public bool? Identify(LyncRole role)
        {
            bool isEdge = Has(s_edge) == true;
            bool? isFrontEnd = !isEdge & Has(Registrar) & Has(s_conferencing);
            return role switch
            {
                LyncRole.Edge => Has(s_edge),
                LyncRole.Mediation => !isEdge & Has(Mediation),
                LyncRole.StandardEdition => isFrontEnd & Has(LocalDatabase),
                LyncRole.FrontEnd => isFrontEnd & !Has(LocalDatabase),
                _ => Has(Registrar) & !Has(s_edge) & !Has(s_conferencing) & !Has(Mediation),
            };
        }

        private bool? Has(params string[] names) => Array.Exists(names, _listed.Contains) ? true : IsComplete ? false : null;
    }
}
