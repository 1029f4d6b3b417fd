using LyncPrereq.Scripting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Windows;

/// <summary>Signatures as Windows sees them. The runtime that these tests bring along is signed by Microsoft.</summary>
[Trait("Platform", "Windows")]
public sealed class PackageTrustTests
{
    private const string Code = "^0x[0-9A-F]{8}$";
    private static readonly string s_signed = typeof(object).Assembly.Location;

    public PackageTrustTests() => Assert.SkipUnless(OperatingSystem.IsWindows(), "This is about the signatures of Windows.");

    [Fact]
    public void What_microsoft_signed_leads_to_one_of_the_roots_that_are_taken()
    {
        string root = LyncPrereqPackageTrust.RootOf(s_signed);

        Assert.Matches("^[0-9A-F]{40}$", root);
        Assert.Contains("'" + root + "'", Scripts.Install);
    }

    [Fact]
    public void What_was_changed_after_it_was_signed_has_no_valid_signature()
    {
        using var folder = new Folder();
        byte[] changed = File.ReadAllBytes(s_signed);
        changed[changed.Length / 2] ^= 1;
        File.WriteAllBytes(folder.File("changed.dll"), changed);

        Assert.Equal("0x80096010", LyncPrereqPackageTrust.RootOf(folder.File("changed.dll")));
    }

    [Fact]
    public void What_was_never_signed_or_is_not_there_has_no_valid_signature()
    {
        using var folder = new Folder();
        File.WriteAllText(folder.File("Windows6.1-KB974405-x64.msu"), "MSCF");

        Assert.Equal("0x800B0100", LyncPrereqPackageTrust.RootOf(typeof(PackageTrustTests).Assembly.Location));
        Assert.Matches(Code, LyncPrereqPackageTrust.RootOf(folder.File("Windows6.1-KB974405-x64.msu")));
        Assert.Matches(Code, LyncPrereqPackageTrust.RootOf(folder.File("none.msu")));
    }

    [Fact]
    public void What_somebody_else_signed_leads_to_none_of_them()
    {
        string root = LyncPrereqPackageTrust.RootOf(typeof(Newtonsoft.Json.JsonConvert).Assembly.Location);

        Assert.True(root.StartsWith("0x", StringComparison.Ordinal) || !Scripts.Install.Contains(root, StringComparison.Ordinal));
    }
}
