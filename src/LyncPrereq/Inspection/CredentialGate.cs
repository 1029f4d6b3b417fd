using System.Threading;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection;

/// <summary>
/// Closes when a server refuses a typed credential. On many servers, a mistyped password would lock the account.
/// </summary>
internal sealed class CredentialGate
{
    private int _isClosed;

    public void Close() => Interlocked.Exchange(ref _isClosed, 1);

    /// <exception cref="InspectionException">A server refused the credential.</exception>
    public void Pass()
    {
        if (Volatile.Read(ref _isClosed) == 1)
        {
            throw new InspectionException(UnknownCause.CredentialRefused, SR.CredentialRefused);
        }
    }
}
