using System;
using System.Collections.Generic;
using System.Threading;

namespace LyncPrereq.Installation;

/// <summary>A server that steps are carried out on. What it answers are facts; what they mean is decided elsewhere.</summary>
internal interface IInstallHost
{
    /// <summary>Looks, before anything is changed, whether everything that will be needed is there.</summary>
    /// <param name="files">Paths of packages; a * stands for what updates of the package change in its name.</param>
    /// <param name="source">Where features find their files; null where none was named.</param>
    /// <param name="cancel">Ends the look.</param>
    InstallReadiness Check(IReadOnlyList<string> files, string? source, CancellationToken cancel);

    /// <summary>Installs features. Once begun it is waited for, up to the limit, whoever cancels.</summary>
    FeatureReport InstallFeatures(string[] features, string? source, TimeSpan? limit, bool stopAtLimit);

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
