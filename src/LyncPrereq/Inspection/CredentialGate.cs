using System.Threading;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection;

/// <summary>
/// Closes when a typed credential is refused for the first time: tried on two hundred servers, a mistyped password locks
/// the account.
/// </summary>
internal sealed class CredentialGate
{
    private int _isClosed;

    public void Close() => Interlocked.Exchange(ref _isClosed, 1);

    /// <exception cref="InspectionException">The credential was refused before.</exception>
    public void Pass()
    {
        if (Volatile.Read(ref _isClosed) == 1)
        {
            throw new InspectionException(UnknownCause.CredentialRefused, SR.CredentialRefused);
        }
    }
}
