namespace LyncPrereq.Captures;

/// <summary>The output of one command, as consoles print it and transcripts keep it.</summary>
internal interface ITextListing
{
    /// <summary>The command, as messages name it.</summary>
    string Command { get; }

    /// <summary>Whether a file may hold several outputs of the command, each about something else.</summary>
    bool MayRepeat { get; }

    /// <summary>Whether a listing begins at the current line. The cursor is not moved.</summary>
    bool BeginsAt(TextLines lines);

    /// <summary>
    /// Reads the listing that begins at the current line, and leaves the cursor on the first line that is not part of
    /// it. Null where the lines were no listing of this kind after all; they then count as foreign text.
    /// </summary>
    /// <exception cref="InputException">The listing is truncated or broken.</exception>
    InventorySource? Read(TextLines lines);
}
