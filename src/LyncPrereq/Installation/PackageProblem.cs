namespace LyncPrereq.Installation;

/// <summary>What can be wrong with a package before it is run.</summary>
internal enum PackageProblem
{
    None,
    Missing,
    Unreachable,
    Unreadable,
    OtherContent,
    NotSigned,
    NotFromMicrosoft,
    SignatureUnknown,
}
