using System.ComponentModel;
using LyncPrereq.Evaluation;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents the decision to accept a requirement that is not met, or whose status is Unknown, for a time.</summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class PrerequisiteWaiver
{
    internal PrerequisiteWaiver(string reason, string owner, string expires, string state)
    {
        Reason = reason;
        Owner = owner;
        Expires = expires;
        State = state;
    }

    /// <summary>Gets the reason, for example the number of a change request.</summary>
    public string Reason { get; }

    /// <summary>Gets the person or team that decided.</summary>
    public string Owner { get; }

    /// <summary>Gets the last day on which the waiver is valid, as yyyy-mm-dd.</summary>
    public string Expires { get; }

    /// <summary>Gets the state when the server was tested: Active or Expired.</summary>
    public string State { get; }

    internal bool IsActive => State == WaiverFile.Active;

    /// <summary>Returns the waiver in one line.</summary>
    public override string ToString() =>
        Text.Format(IsActive ? SR.WaiverActive : SR.WaiverExpired, Expires, Owner, Reason);
}
