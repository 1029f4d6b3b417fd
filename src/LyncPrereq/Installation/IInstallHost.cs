using System;
using System.Threading;
using LyncPrereq.Requirements;
using LyncPrereq.Scripting;

namespace LyncPrereq.Installation;

/// <summary>A server that steps are carried out on. What it answers are facts; what they mean is decided elsewhere.</summary>
internal interface IInstallHost
{
    /// <summary>Looks, before anything is changed, whether everything that will be needed is there.</summary>
    /// <param name="folder">The folder of the packages; null where none was named.</param>
    /// <param name="packages">Packages that have to be in it.</param>
    /// <param name="sources">Where features find their files.</param>
    /// <param name="cancel">Ends the look.</param>
    InstallReadiness Check(string? folder, PackageFile[] packages, string[] sources, CancellationToken cancel);

    /// <summary>Installs features. Once begun it is waited for, up to the limit, whoever cancels.</summary>
    FeatureReport InstallFeatures(string[] features, string[] sources, TimeSpan? limit, bool stopAtLimit);

    /// <summary>Runs a program without a shell and waits for it, up to the limit, whoever cancels.</summary>
    /// <param name="program">The program; one of Windows' own by its bare name.</param>
    /// <param name="arguments">Its arguments, each as it has to arrive.</param>
    /// <param name="limit">How long it may take; null for as long as it takes.</param>
    /// <param name="stopAtLimit">Whether it is ended then, or left alone.</param>
    ProcessReport RunProcess(string program, string[] arguments, TimeSpan? limit, bool stopAtLimit);

    /// <summary>Where a log can lie, in a folder of the server's own.</summary>
    string TemporaryPath(string name);

    /// <summary>A folder of the server's own for unpacked files; it is there when this returns.</summary>
    string TemporaryFolder(string name);

    void Restart(CancellationToken cancel);
}
