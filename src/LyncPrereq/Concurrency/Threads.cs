using System;
using System.Threading;

namespace LyncPrereq.Concurrency;

/// <summary>Threads of the module's own. They never keep a process alive.</summary>
internal static class Threads
{
    public static Thread Start(Action work)
    {
        var thread = new Thread(() => work()) { IsBackground = true, Name = "LyncPrereq" };
        thread.Start();
        return thread;
    }
}
