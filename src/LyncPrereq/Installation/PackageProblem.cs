namespace LyncPrereq.Installation;

/// <summary>What can be wrong with a package before it is run.</summary>
internal enum PackageProblem
{
    None,
    Missing,
    Several,
    Unreachable,
    Unreadable,
    NotSigned,
    NotFromMicrosoft,
    SignatureUnknown,
}
