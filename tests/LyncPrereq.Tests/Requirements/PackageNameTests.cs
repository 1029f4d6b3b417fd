using System.Text.RegularExpressions;
using LyncPrereq.Requirements;

namespace LyncPrereq.Tests.Requirements;

/// <summary>What the file of a package may be called, as a server matches it.</summary>
public sealed class PackageNameTests
{
    private const string Hash = "0123456789abcdef0123456789ABCDEF01234567";

    [Theory]
    [InlineData(KnownPackage.WindowsIdentityFoundation, "Windows6.1-KB974405-x64.msu")]
    [InlineData(KnownPackage.WindowsIdentityFoundation, "windows6.1-kb974405-x64_" + Hash + ".msu")]
    [InlineData(KnownPackage.WindowsManagementFramework3, "WINDOWS6.1-KB2506143-X64.MSU")]
    [InlineData(KnownPackage.KB2646886, "Windows6.1-KB2646886-v3-x64.msu")]
    [InlineData(KnownPackage.KB2858668, "Windows8-RT-KB2858668-v2-x64.msu")]
    [InlineData(KnownPackage.KB2858668, "windows8-rt-kb2858668-x64_" + Hash + ".msu")]
    [InlineData(KnownPackage.KB2982006, "windows8.1-kb2982006-x64_" + Hash + ".msu")]
    [InlineData(KnownPackage.DotNetFramework45, "dotnetfx45_full_x86_x64.exe")]
    [InlineData(KnownPackage.DotNetFramework45, "NDP452-KB2901907-x86-x64-AllOS-ENU.exe")]
    [InlineData(KnownPackage.DotNetFramework45, "NDP48-x86-x64-AllOS-ENU.exe")]
    public void A_file_is_a_package_by_each_of_its_names(object package, string name) =>
        Assert.Equal((KnownPackage)package, Assert.Single(PackagesCalled(name)));

    [Theory]
    [InlineData("Windows6.1-KB974405-x86.msu")]
    [InlineData("Windows6.1-KB974405-ia64.msu")]
    [InlineData("Windows6.0-KB974405-x64.msu")]
    [InlineData("Windows6.1-KB9744051-x64.msu")]
    [InlineData("Windows6x1-KB974405-x64.msu")]
    [InlineData("Windows6.1-KB974405-x64.msu.txt")]
    [InlineData("old Windows6.1-KB974405-x64.msu")]
    [InlineData("windows6.1-kb974405-x64_0123456789abcdef.msu")]
    [InlineData("windows6.1-kb974405-x64_" + Hash + "0.msu")]
    [InlineData("Windows8-RT-KB2982006-x64.msu")]
    [InlineData("Windows8.1-KB2858668-x64.msu")]
    [InlineData("dotNetFx45_Full_setup.exe")]
    [InlineData("dotNetFx40_Full_x86_x64.exe")]
    [InlineData("NDP452-KB2901907-x86-x64-AllOS-DEU.exe")]
    [InlineData("NDP481-x86-x64-AllOS-ENU.exe")]
    public void A_file_of_another_update_architecture_or_system_is_no_package(string name) => Assert.Empty(PackagesCalled(name));

    /// <summary>A server takes names apart at |, and gets them beside paths.</summary>
    [Fact]
    public void A_pattern_holds_nothing_that_the_way_to_a_server_uses() =>
        Assert.All(PackageFile.All.SelectMany(file => file.Names), name => Assert.DoesNotMatch(@"[|\\'$]", name.Pattern));

    [Fact]
    public void Every_package_is_known_once_and_needs_only_known_ones()
    {
        Assert.Equal([.. Enum.GetValues<KnownPackage>()], PackageFile.All.Select(file => file.Package).Order());
        Assert.All(PackageFile.All, file => Assert.All(file.NeededPackages, needed => Assert.NotSame(file, PackageFile.For(needed))));
        Assert.All(PackageFile.All, file => Assert.NotNull(SR.ResourceManager.GetString("Why" + file.Package, SR.Culture)));
    }

    [Fact]
    public void A_release_that_does_not_satisfy_is_left_out()
    {
        PackageFile setup = PackageFile.For(KnownPackage.DotNetFramework45);

        Assert.Equal(
            ["NDP472-KB4054530-x86-x64-AllOS-ENU.exe", "ndp48-x86-x64-allos-enu.exe"],
            setup.Satisfying(release => release >= 461808)!.Names.Select(name => name.Shown));
        Assert.Null(setup.Satisfying(release => release > 533000));
        Assert.NotNull(PackageFile.For(KnownPackage.KB2646886).Satisfying(_ => false));
    }

    [Theory]
    [InlineData(KnownPackage.KB2646886, null)]
    [InlineData(KnownPackage.KB2982006, "Start-Process -FilePath wusa.exe -ArgumentList '\"Windows8.1-KB2982006-x64.msu\"', '/quiet', '/norestart' -Wait")]
    [InlineData(KnownPackage.DotNetFramework45, "Start-Process -FilePath .\\dotNetFx45_Full_x86_x64.exe -ArgumentList '/q', '/norestart' -Wait")]
    public void A_command_is_named_only_where_the_name_of_the_file_is_certain(object package, string? command) =>
        Assert.Equal(command, InstallCommand.ForPackage((KnownPackage)package));

    private static KnownPackage[] PackagesCalled(string file) =>
    [
        .. PackageFile.All
            .Where(package => package.Names.Any(name => Regex.IsMatch(file, "^" + name.Pattern + "$", RegexOptions.IgnoreCase)))
            .Select(package => package.Package),
    ];
}
