using LyncPrereq.Installation;
using LyncPrereq.Requirements;

namespace LyncPrereq.Tests.Support;

/// <summary>Plans that name nothing but their steps, and runs in which everything is allowed.</summary>
internal static class Installing
{
    public const string DotNet = "Package.DotNetFramework45";
    public const string Wmf = "Package.WindowsManagementFramework3";

    public static PackageFile? PackageOf(string step) =>
        Array.Find(PackageFile.All, file => "Package." + file.Package == step);

    /// <summary>Steps by their names; one that is no package installs a feature.</summary>
    public static InstallationPlan PlanOf(params string[] steps) => new()
    {
        ComputerName = "server",
        Product = "LyncServer2013",
        RoleValue = [],
        OperatingSystemValue = WindowsRelease.WindowsServer2008R2,
        Step = [.. steps.Select(Step)],
        Warning = [],
        Script = "",
    };

    /// <summary>One step on Windows Server 2012 R2 that installs features.</summary>
    public static InstallationPlan PlanOf(InstallationStepKind kind, string[] features, string[] sources) => new()
    {
        ComputerName = "server",
        Product = "LyncServer2013",
        RoleValue = [],
        OperatingSystemValue = WindowsRelease.WindowsServer2012R2,
        Step =
        [
            new InstallationStep
            {
                ComputerName = "server",
                Number = 1,
                Id = "Step",
                KindValue = kind,
                Title = "Step",
                RequirementId = [],
                Command = null,
                Reason = "",
                MayRestart = false,
                Needs = [],
                DependsOn = [],
                Feature = [.. features],
                Source = sources,
            },
        ],
        Warning = [],
        Script = "",
    };

    public static ExecutionOptions Run(
        TimeSpan? limit = null,
        bool stop = false,
        bool skipSignature = false,
        Action<TimeSpan>? wait = null,
        Func<TimeSpan>? clock = null) => new()
        {
            StepLimit = limit,
            StopOnTimeout = stop,
            SkipSignatureCheck = skipSignature,
            Confirm = _ => true,
            Begin = (_, _) => { },
            Wait = wait ?? (_ => { }),
            Clock = clock ?? (() => TimeSpan.Zero),
        };

    private static InstallationStep Step(string id, int index)
    {
        PackageFile? file = PackageOf(id);
        return new InstallationStep
        {
            ComputerName = "server",
            Number = index + 1,
            Id = id,
            KindValue = file is null ? InstallationStepKind.Feature : InstallationStepKind.Package,
            Title = id,
            RequirementId = [],
            Command = null,
            Reason = "",
            MayRestart = false,
            Needs = file is null ? [] : [file.FilePattern],
            DependsOn = id == Wmf ? [DotNet] : [],
            Feature = file is null ? ["Web-Server"] : [],
            Package = file,
        };
    }
}
