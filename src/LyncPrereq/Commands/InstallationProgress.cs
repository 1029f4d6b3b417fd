using System.Diagnostics;
using System.Management.Automation;
using LyncPrereq.Installation;

namespace LyncPrereq.Commands;

/// <summary>Shows the progress of one server: the step, its duration, and its log.</summary>
internal sealed class InstallationProgress
{
    private readonly Cmdlet _cmdlet;
    private readonly ProgressRecord _record;
    private readonly int _steps;
    private readonly Stopwatch _watch = new();
    private InstallationStep? _step;

    /// <param name="cmdlet">The cmdlet that shows the progress.</param>
    /// <param name="server">The server.</param>
    /// <param name="id">The ID of the progress record, if several are shown.</param>
    public InstallationProgress(Cmdlet cmdlet, ServerInstall server, int id)
    {
        string activity = Text.Format(SR.ProgressInstalling, server.ComputerName);
        _cmdlet = cmdlet;
        _steps = server.Plan!.Step.Count;
        _record = new ProgressRecord(id, activity, activity);
    }

    public void Begin(InstallationStep step, string log)
    {
        _step = step;
        _watch.Restart();
        _record.CurrentOperation = Text.Format(SR.ProgressLog, log);
        Show();
    }

    /// <summary>
    /// Shows the duration of the current step. Does nothing before the first step and after the last one.
    /// </summary>
    public void Show()
    {
        if (_step is not null)
        {
            _record.StatusDescription = Text.Format(
                SR.ProgressStep,
                _step.Number,
                _steps,
                _step.Title,
                _watch.Elapsed.ToString(@"h\:mm\:ss", null));
            _cmdlet.WriteProgress(_record);
        }
    }

    public void End()
    {
        if (_step is not null)
        {
            _step = null;
            _record.RecordType = ProgressRecordType.Completed;
            _cmdlet.WriteProgress(_record);
        }
    }
}
