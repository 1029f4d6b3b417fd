using LyncPrereq.Installation;
using LyncPrereq.Scripting;

namespace LyncPrereq.Tests.Support;

/// <summary>A server that stops responding at one action of the installation script.</summary>
/// <param name="action">The action that never ends.</param>
/// <param name="onFreeze">Is called when it begins.</param>
internal sealed class FrozenServer(string action, Action onFreeze)
{
    private readonly FakeInstallHost _server = new();

    public List<string> Removed => _server.Removed;

    public InstallHost Host(TimeSpan silence, TimeSpan grace) => new(Run, TimeSpan.FromDays(1)) { Silence = silence, Grace = grace };

    private SnapshotRow[] Run(Dictionary<string, object?> parameters, AnswerWait wait)
    {
        if (!Equals(parameters["Action"], action))
        {
            return _server.Run(parameters);
        }

        onFreeze();
        wait.Token.WaitHandle.WaitOne();
        throw new OperationCanceledException(wait.Token);
    }
}
