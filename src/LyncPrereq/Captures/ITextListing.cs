namespace LyncPrereq.Captures;

/// <summary>Defines the output of a command in a console or a transcript.</summary>
internal interface ITextListing
{
    /// <summary>Gets the command for messages.</summary>
    string Command { get; }

    /// <summary>
    /// Gets a value that indicates whether a file can contain several outputs of the command, for different subjects.
    /// </summary>
    bool MayRepeat { get; }

    /// <summary>Returns whether a listing begins at the current line. Does not move the cursor.</summary>
    bool BeginsAt(TextLines lines);

    /// <summary>
    /// Reads the listing that begins at the current line, and moves the cursor to the first line after it. Returns null
    /// if the lines are not a listing of this kind; they are then other text.
    /// </summary>
    /// <exception cref="InputException">The listing is truncated or not valid.</exception>
    InventorySource? Read(TextLines lines);
}
