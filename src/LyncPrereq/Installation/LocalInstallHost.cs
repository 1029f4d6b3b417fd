using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using LyncPrereq.Scripting;

namespace LyncPrereq.Installation;

/// <summary>This computer: features by the script, programs directly.</summary>
internal sealed class LocalInstallHost : ScriptInstallHost
{
    public LocalInstallHost(Func<Dictionary<string, object?>, CancellationToken, IReadOnlyList<SnapshotRow>> run)
        : base(run)
    {
    }

    public override ProcessReport RunProcess(string program, string[] arguments, TimeSpan? limit, bool stopAtLimit) => ProcessRunner.Run(
        Path.GetFileName(program) == program ? SystemProgram.PathOf(program) : program,
        arguments,
        null,
        limit,
        stopAtLimit,
        CancellationToken.None);
}
