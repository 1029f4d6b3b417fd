using System;
using System.ComponentModel;
using LyncPrereq.Evaluation;
using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents the decision to accept a requirement that is not met, or whose status is Unknown, for a time.</summary>
[TypeConverter(typeof(DeserializedConverter))]
public sealed class PrerequisiteWaiver : IRestored
{
    /// <summary>Creates a waiver from a file.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="owner">The person or team that decided.</param>
    /// <param name="expires">The last day.</param>
    /// <param name="today">The day of the test.</param>
    internal PrerequisiteWaiver(string reason, string owner, DateTime expires, DateTime today)
    {
        Reason = reason;
        Owner = owner;
        Expires = WaiverDate.ToText(expires);
        StoredState = StateValue = expires < today.Date ? WaiverState.Expired : WaiverState.Active;
    }

    /// <summary>Restores a waiver. One that was valid when its row was saved can be expired now.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="owner">The person or team that decided.</param>
    /// <param name="expires">The last day.</param>
    /// <param name="state">The state when the row was saved.</param>
    internal PrerequisiteWaiver(string reason, string owner, string expires, WaiverState state)
    {
        Reason = reason;
        Owner = owner;
        Expires = expires;
        StoredState = state;
        StateValue = WaiverDate.Parse(expires) is { } day && day < DateTime.Today ? WaiverState.Expired : state;
    }

    /// <summary>Gets the reason, for example the number of a change request.</summary>
    public string Reason { get; }

    /// <summary>Gets the person or team that decided.</summary>
    public string Owner { get; }

    /// <summary>Gets the last day on which the waiver is valid, as yyyy-mm-dd.</summary>
    public string Expires { get; }

    /// <summary>
    /// Gets the state: Active or Expired. It is that of the day when the server was tested, or, for a saved row, of the day when
    /// the row was read.
    /// </summary>
    [Shape(Of = nameof(StoredState))]
    public string State => StateValue.ToString();

    internal WaiverState StateValue { get; }

    /// <summary>Gets the state when the row was saved.</summary>
    internal WaiverState StoredState { get; }

    internal bool IsActive => StateValue == WaiverState.Active;

    /// <inheritdoc/>
    string? IRestored.Invalid =>
        string.IsNullOrWhiteSpace(Reason) ? nameof(Reason)
        : string.IsNullOrWhiteSpace(Owner) ? nameof(Owner)
        : WaiverDate.Parse(Expires) is not { } day || !WaiverDate.IsSoonEnough(day, DateTime.Today.AddDays(1)) ? nameof(Expires)
        : null;

    /// <summary>Returns the waiver in one line.</summary>
    public override string ToString() =>
        Text.Format(IsActive ? SR.WaiverActive : SR.WaiverExpired, Expires, Owner, Reason);
}
