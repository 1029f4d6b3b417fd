using System;
using System.Collections.Generic;

namespace LyncPrereq.Captures;

/// <summary>Collects the labels of one computer, which can differ, but must not contradict each other.</summary>
/// <typeparam name="TPlace">The place of a label: a line or a file.</typeparam>
internal sealed class ComputerLabels<TPlace>
{
    private readonly List<KeyValuePair<ComputerLabel, TPlace>> _labels = [];

    /// <summary>Gets the label that says the most about the computer.</summary>
    public ComputerLabel? Best { get; private set; }

    /// <summary>
    /// Adds a label. Returns the one that it contradicts, which is then another computer; null if there is none.
    /// </summary>
    public KeyValuePair<ComputerLabel, TPlace>? Add(ComputerLabel label, TPlace place)
    {
        bool isKnown = false;
        foreach (KeyValuePair<ComputerLabel, TPlace> known in _labels)
        {
            if (known.Key.Contradicts(label))
            {
                return known;
            }

            isKnown |= string.Equals(known.Key.Text, label.Text, StringComparison.OrdinalIgnoreCase);
        }

        if (!isKnown)
        {
            _labels.Add(new KeyValuePair<ComputerLabel, TPlace>(label, place));
            Best = ComputerLabel.Best(Best, label);
        }

        return null;
    }
}
