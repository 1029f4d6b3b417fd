using System;
using System.Collections.Generic;
using System.Threading;
using LyncPrereq.Inspection;

namespace LyncPrereq.Installation;

/// <summary>This computer: features by the script, programs directly.</summary>
internal sealed class LocalInstallHost : ScriptInstallHost
{
    public LocalInstallHost(Func<Dictionary<string, object?>, CancellationToken, IReadOnlyList<SnapshotRow>> run)
        : base(run)
    {
    }

    public override ProcessReport RunProcess(
        string program,
        string[] arguments,
        TimeSpan? limit,
        bool stopAtLimit,
        CancellationToken cancel) => ProcessRunner.Run(program, arguments, null, limit, stopAtLimit, cancel);
}
