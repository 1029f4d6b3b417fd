using System.Threading;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection;

/// <summary>
/// Closes when a typed credential is refused before any server has accepted it: tried on two hundred servers, a mistyped
/// password locks the account. A credential that a server accepted stays accepted.
/// </summary>
internal sealed class CredentialGate
{
    private const int Untried = 0;
    private const int Refused = 1;
    private const int Accepted = 2;

    private int _state;

    /// <summary>Whether a server accepted the credential.</summary>
    public bool IsAccepted => Volatile.Read(ref _state) == Accepted;

    public void Accept() => Interlocked.Exchange(ref _state, Accepted);

    public void Refuse() => Interlocked.CompareExchange(ref _state, Refused, Untried);

    /// <exception cref="InspectionException">A server refused the credential.</exception>
    public void Pass()
    {
        if (Volatile.Read(ref _state) == Refused)
        {
            throw new InspectionException(UnknownCause.CredentialRefused, SR.CredentialRefused);
        }
    }
}
