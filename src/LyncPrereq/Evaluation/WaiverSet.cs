using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncPrereq.Evaluation;

/// <summary>Applies the waivers of a file to rows, and reports those that are expired or not used.</summary>
internal sealed class WaiverSet(string location, Waiver[] waivers)
{
    /// <summary>
    /// Gets one sentence for each waiver that is expired, or that met no row, so that the file does not fill with entries that
    /// mean nothing.
    /// </summary>
    public IEnumerable<string> Warnings
    {
        get
        {
            foreach (Waiver waiver in waivers)
            {
                if (!waiver.Shown.IsActive)
                {
                    yield return Text.Format(SR.WaiverIsExpired, location, waiver.Target, waiver.Shown.Expires);
                }
                else if (waiver.Unmatched.Any())
                {
                    yield return Text.Format(SR.WaiverNotUsed, location, string.Join("; ", waiver.Unmatched));
                }
            }
        }
    }

    /// <summary>
    /// Returns the row with its waiver. The status does not change. A row that is compliant has no waiver, and neither has a row
    /// of a server that did not answer: the server, not a requirement, is missing. An active waiver takes precedence over expired
    /// ones, of which the latest is shown.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="isAnswered">Whether there is a fact about the server.</param>
    /// <exception cref="InputException">Several active waivers apply to the row.</exception>
    public PrerequisiteResult Apply(PrerequisiteResult row, bool isAnswered = true)
    {
        if (row.IsCompliant)
        {
            return row;
        }

        Waiver[] found = [.. waivers.Where(waiver => waiver.AppliesTo(row))];
        if (found.Length == 0 || !isAnswered || !row.CanBeWaived)
        {
            return row;
        }

        Waiver[] active = Array.FindAll(found, waiver => waiver.Shown.IsActive);
        return active.Length > 1
            ? throw new InputException(
                nameof(SR.WaiverAmbiguous),
                Text.Format(SR.WaiverAmbiguous, location, row.RequirementId, row.ComputerName),
                row)
            : row.With(active.Concat(found.OrderByDescending(waiver => waiver.Shown.Expires, StringComparer.Ordinal)).First().Shown);
    }
}
