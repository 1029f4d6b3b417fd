using LyncPrereq.Installation;

namespace LyncPrereq;

/// <summary>Represents an installation package, or installation media, that servers need.</summary>
public sealed class PrerequisitePackage
{
    internal PrerequisitePackage(PackageNeed need, PackageCheck? check)
    {
        Title = need.Title;
        Kind = need.Package is null ? "Media" : "Package";
        FileName = need.FileNames[0];
        OtherFileName = new ValueList<string>(need.FileNames.GetRange(1, need.FileNames.Count - 1));
        Sha256 = [.. need.Record.Hashes];
        Size = need.Record.Size;
        Address = need.Record.Address;
        State = check?.State;
        Path = check?.Path;
        Reason = check?.Reason;
        NeededBy = [.. need.Servers];
        RequirementId = [.. need.Requirements];
    }

    /// <summary>Gets the name of the package or of the media.</summary>
    public string Title { get; }

    /// <summary>Gets the kind: Package for a file to install, Media for the source of Windows features.</summary>
    public string Kind { get; }

    /// <summary>Gets the preferred file name, with a * if revisions have other names. For media, gets the folder or the image.</summary>
    public string FileName { get; }

    /// <summary>Gets other file names that are accepted, for example those of later releases.</summary>
    public ValueList<string> OtherFileName { get; }

    /// <summary>Gets the known SHA-256 hashes of the preferred file. Empty if they are not known.</summary>
    public ValueList<string> Sha256 { get; }

    /// <summary>Gets the size of the preferred file in bytes; null if it is not known.</summary>
    public long? Size { get; }

    /// <summary>
    /// Gets the address where the preferred file was published, to copy to a computer with a network connection; null if it is not
    /// known. It can be out of date.
    /// </summary>
    public string? Address { get; }

    /// <summary>
    /// Gets the state of the file in the folder; null if no folder was specified. Verified: the hash is known. Signed: the
    /// hash is not known, and the signature of Microsoft is valid. Unlisted: neither the hash nor the signature could be
    /// verified. Wrong: the file is not the package. Missing, Unreadable: there is no file, or it cannot be read. NotChecked:
    /// media are not checked.
    /// </summary>
    public string? State { get; }

    /// <summary>Gets the file in the folder; null if there is none.</summary>
    public string? Path { get; }

    /// <summary>Gets the explanation of the state; null if none is necessary.</summary>
    public string? Reason { get; }

    /// <summary>Gets the servers that need it.</summary>
    public ValueList<string> NeededBy { get; }

    /// <summary>Gets the requirements that it meets.</summary>
    public ValueList<string> RequirementId { get; }

    /// <summary>Returns the file name and the state.</summary>
    public override string ToString() => State is null ? FileName : FileName + ": " + State;
}
