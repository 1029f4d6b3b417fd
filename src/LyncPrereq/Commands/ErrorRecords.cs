using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;

namespace LyncPrereq.Commands;

/// <summary>Creates all error records of the module, with the stable ID, the category, and the target object.</summary>
internal static class ErrorRecords
{
    public static ErrorRecord From(InputException problem) =>
        new(problem, problem.ErrorId, CategoryOf(problem.ErrorId), problem.Target);

    public static ErrorRecord RequirementNotFound(string product, string pattern, string known) => Of(
        nameof(SR.RequirementNotFound),
        Text.Format(SR.RequirementNotFound, product, pattern, known),
        pattern);

    public static ErrorRecord RequirementNotInRole(string pattern, string roles, string known) => Of(
        nameof(SR.RequirementNotInRole),
        Text.Format(SR.RequirementNotInRole, roles, pattern, known),
        pattern);

    /// <param name="product">The text that is not a product; empty if it is missing.</param>
    /// <param name="target">The server or file; null if the product is that of the complete command.</param>
    public static ErrorRecord ProductNotRecognized(string product, string? target = null)
    {
        string message = ProductTransformationAttribute.Explain(product);
        return Of(nameof(SR.ProductNotRecognized), target is null ? message : target + ": " + message, target ?? product);
    }

    public static ErrorRecord NothingSpecified(string cmdlet) => Of(nameof(SR.NothingSpecified), SR.NothingSpecified, cmdlet);

    public static ErrorRecord RoleNotRecognized(string role, string target)
    {
        string message = role.Length == 0 ? SR.RoleMissing : RoleTransformationAttribute.Explain(role);
        return Of(nameof(SR.RoleNotRecognized), target + ": " + message, target);
    }

    /// <param name="product">The product.</param>
    /// <param name="role">The role that it does not have.</param>
    /// <param name="known">The roles that it has.</param>
    /// <param name="target">The server of a pipeline object; null if the role applies to the complete command.</param>
    public static ErrorRecord RoleMissingInCatalog(string product, LyncRole role, string known, string? target = null)
    {
        string message = Text.Format(SR.RoleMissingInCatalog, product, role, known);
        return Of(nameof(SR.RoleMissingInCatalog), target is null ? message : target + ": " + message, target ?? (object)role);
    }

    public static ErrorRecord UseSslWithDcom() => Of(nameof(SR.UseSslWithDcom), SR.UseSslWithDcom, CimProtocol.Dcom);

    public static ErrorRecord ComputerNameInvalid(string name) =>
        Of(nameof(SR.ComputerNameInvalid), Text.Format(SR.ComputerNameInvalid, name), name);

    public static ErrorRecord ComputerNameMissing() =>
        Of(nameof(SR.ComputerNameMissing), SR.ComputerNameMissing, Environment.MachineName);

    public static ErrorRecord LocalNeedsWindows() =>
        Of(nameof(SR.LocalNeedsWindows), SR.LocalNeedsWindows, Environment.MachineName);

    /// <summary>Creates the record for a server, or a source of its facts, that could not be read.</summary>
    public static ErrorRecord Inspection(InspectionException problem, string server)
    {
        string message = problem.Cause switch
        {
            UnknownCause.Unreachable => Text.Format(SR.HostUnreachable, server, problem.Message),
            UnknownCause.AccessDenied => Text.Format(SR.AccessDenied, server, problem.Message),
            UnknownCause.CredentialRefused => Text.Format(SR.CredentialNotTried, server, problem.Message),
            UnknownCause.TimedOut => problem.InnerException is TimeoutException ? problem.Message : server + ": " + problem.Message,
            UnknownCause.QueryFailed => Text.Format(SR.CimOperationFailed, server, problem.Message),
            _ => Text.Format(SR.SourceUnreadable, server, problem.Message),
        };
        return Of(InspectionException.IdOf(problem.Cause), message, server, problem);
    }

    /// <summary>
    /// One error for all that could not be read of a server. If the server answered, it names the sources, and it does
    /// not claim that the server could not be reached.
    /// </summary>
    public static ErrorRecord Inspection(InspectionOutcome outcome, InspectionException failure)
    {
        string server = outcome.Target.Name;
        if (!outcome.IsAnswered)
        {
            return Inspection(failure, server);
        }

        IEnumerable<string> reasons = outcome.Failures
            .GroupBy(source => source.Value.Message, source => ShownSubject(source.Key))
            .Select(same => string.Join(", ", same) + ": " + same.Key);
        return Of(
            InspectionException.IdOf(failure.Cause == UnknownCause.Unreachable ? UnknownCause.QueryFailed : failure.Cause),
            Text.Format(SR.InspectionIncomplete, server, string.Join(" ", reasons)),
            server,
            failure);
    }

    public static ErrorRecord OtherProduct(string product, string expected, object item) =>
        Of(nameof(SR.OtherProduct), Text.Format(SR.OtherProduct, product, expected), item);

    public static ErrorRecord NotInstallable(PSObject? item) =>
        Of(nameof(SR.NotInstallable), Text.Format(SR.NotInstallable, TypeOf(item)), item);

    public static ErrorRecord WorkloadNoneWithOthers(LyncWorkload[] workloads) =>
        Of(nameof(SR.WorkloadNoneWithOthers), SR.WorkloadNoneWithOthers, workloads);

    public static ErrorRecord ExportSeveral(string path, ServerInventory first, ServerInventory second) => Of(
        nameof(SR.ExportSeveral),
        Text.Format(SR.ExportSeveral, path, first.ComputerName, second.ComputerName),
        path);

    public static ErrorRecord ExportFailed(ServerInventory inventory, string path, Exception problem) => Of(
        nameof(SR.ExportFailed),
        Text.Format(SR.ExportFailed, inventory.ComputerName, path, problem.Message),
        inventory,
        problem);

    public static ErrorRecord ExportExists(string path) =>
        Of(nameof(SR.ExportExists), Text.Format(SR.ExportExists, path), path);

    public static ErrorRecord ExportReadOnly(string path) =>
        Of(nameof(SR.ExportReadOnly), Text.Format(SR.ExportReadOnly, path), path);

    public static ErrorRecord ExportTwice(ServerInventory inventory, string path) => Of(
        nameof(SR.ExportTwice),
        Text.Format(SR.ExportTwice, path, inventory.ComputerName),
        inventory);

    public static ErrorRecord ExportNameInvalid(ServerInventory inventory) => Of(
        nameof(SR.ExportNameInvalid),
        Text.Format(SR.ExportNameInvalid, inventory.ComputerName),
        inventory);

    public static ErrorRecord ReportPathIsFolder(string path) =>
        Of(nameof(SR.ReportPathIsFolder), Text.Format(SR.ReportPathIsFolder, path), path);

    public static ErrorRecord ReportExists(string path) =>
        Of(nameof(SR.ReportExists), Text.Format(SR.ReportExists, path), path);

    public static ErrorRecord ReportReadOnly(string path) =>
        Of(nameof(SR.ReportReadOnly), Text.Format(SR.ReportReadOnly, path), path);

    public static ErrorRecord ReportFormatUnclear(string path) =>
        Of(nameof(SR.ReportFormatUnclear), Text.Format(SR.ReportFormatUnclear, path), path);

    public static ErrorRecord ReportEmpty(string path) =>
        Of(nameof(SR.ReportEmpty), Text.Format(SR.ReportEmpty, path), path);

    public static ErrorRecord ReportIncomplete(string path, int refused) =>
        Of(nameof(SR.ReportIncomplete), Text.Format(SR.ReportIncomplete, path, refused), path);

    public static ErrorRecord ReportFailed(string path, Exception problem) =>
        Of(nameof(SR.ReportFailed), Text.Format(SR.ReportFailed, path, problem.Message), path, problem);

    public static ErrorRecord ReportMixed(string path) =>
        Of(nameof(SR.ReportMixed), Text.Format(SR.ReportMixed, path), path);

    public static ErrorRecord PackageLanguageMode(PSLanguageMode mode) =>
        Of(nameof(SR.PackageLanguageMode), Text.Format(SR.PackageLanguageMode, mode), mode);

    public static ErrorRecord NotReportable(PSObject? item) => NotReportable(item, SR.NotReportable);

    /// <summary>Creates the same error where objects of Compare-LyncPrerequisite are accepted, too.</summary>
    public static ErrorRecord NotReportableHere(PSObject? item) => NotReportable(item, SR.NotReportableHere);

    private static ErrorRecord NotReportable(PSObject? item, string sentence) =>
        Of(nameof(SR.NotReportable), Text.Format(sentence, TypeOf(item)), item);

    private static string TypeOf(PSObject? item) => item is null ? "$null" : item.TypeNames.Count > 0 ? item.TypeNames[0] : "?";

    private static string ShownSubject(string subject) => subject.IndexOf('\\') < 0 ? subject : RegistryPath.Shown(subject);

    private static ErrorRecord Of(string id, string message, object? target, Exception? inner = null) =>
        new(new InvalidOperationException(Text.Clean(message), inner), id, CategoryOf(id), target);

    private static ErrorCategory CategoryOf(string id) => id switch
    {
        nameof(SR.InputNotFound) or nameof(SR.FolderNoInventories) or nameof(SR.PathNotFound) or nameof(SR.RequirementNotFound)
            or nameof(SR.RequirementNotInRole) =>
            ErrorCategory.ObjectNotFound,
        nameof(SR.InputTooLarge) or nameof(SR.TopologyTooLarge) or nameof(SR.TopologyTooDeep) => ErrorCategory.LimitsExceeded,
        nameof(SR.InputUnreadable) => ErrorCategory.ReadError,
        nameof(SR.InputIsFolder)
            or nameof(SR.PathNotFileSystem)
            or nameof(SR.PathInvalid)
            or nameof(SR.ExportSeveral)
            or nameof(SR.ReportPathIsFolder)
            or nameof(SR.ReportFormatUnclear)
            or nameof(SR.ReportFormatUnsuited)
            or nameof(SR.ExportNameInvalid)
            or nameof(SR.RoleMissingInCatalog)
            or nameof(SR.ProductNotRecognized)
            or nameof(SR.RoleNotRecognized)
            or nameof(SR.NothingSpecified)
            or nameof(SR.WorkloadNoneWithOthers) => ErrorCategory.InvalidArgument,
        nameof(SR.ExportExists) or nameof(SR.ExportTwice) or nameof(SR.ReportExists) => ErrorCategory.ResourceExists,
        nameof(SR.UseSslWithDcom) or nameof(SR.ComputerNameInvalid) or nameof(SR.ComputerNameMissing) =>
            ErrorCategory.InvalidArgument,
        nameof(SR.LocalNeedsWindows) => ErrorCategory.NotImplemented,
        nameof(SR.ComputerAmbiguous) or nameof(SR.WaiverAmbiguous) or nameof(SR.OtherComputer) or nameof(SR.OtherProduct) or nameof(SR.ReportMixed) => ErrorCategory.InvalidOperation,
        nameof(SR.NotInstallable) or nameof(SR.NotReportable) => ErrorCategory.InvalidType,
        nameof(SR.NotElevated) or nameof(SR.ElevationUnknown) or nameof(SR.ExportReadOnly) or nameof(SR.ReportReadOnly) or nameof(SR.PackageLanguageMode) => ErrorCategory.PermissionDenied,
        nameof(SR.PackagesNotReady) or nameof(SR.SourceUnreachable) => ErrorCategory.ResourceUnavailable,
        nameof(SR.HostUnreachable) => ErrorCategory.ConnectionError,
        nameof(SR.AccessDenied) => ErrorCategory.PermissionDenied,
        nameof(SR.CredentialNotTried) => ErrorCategory.AuthenticationError,
        nameof(SR.InspectionTimedOut) => ErrorCategory.OperationTimeout,
        nameof(SR.CimOperationFailed) or nameof(SR.SourceUnreadable) => ErrorCategory.ReadError,
        nameof(SR.ExportFailed) or nameof(SR.ReportFailed) => ErrorCategory.WriteError,
        nameof(SR.CaptureOtherComputer) or nameof(SR.CaptureOtherSystem) or nameof(SR.TopologyConflict) => ErrorCategory.InvalidOperation,
        _ => ErrorCategory.InvalidData,
    };
}
