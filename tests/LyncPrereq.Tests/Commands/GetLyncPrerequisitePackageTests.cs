using System.Management.Automation;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

public sealed class GetLyncPrerequisitePackageTests : IDisposable
{
    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public GetLyncPrerequisitePackageTests()
    {
        _engine.Set("folder", _folder.Path);
        _engine.Set("sample", Path.Combine(TestFiles.Repository, "samples", "edge01.json"));
        _engine.Set("rows", new[]
        {
            Row("WindowsIdentityFoundation", "fe01"),
            Row("DotNetFramework45", "fe01"),
            Row("WindowsIdentityFoundation", "fe02"),
            Row("IIS.WebServer", "fe02"),
        });
    }

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_package_is_listed_once_with_all_servers_that_need_it()
    {
        List<PrerequisitePackage> packages = _engine.Run<PrerequisitePackage>("$rows | Get-LyncPrerequisitePackage");

        Assert.Equal(
            ["dotNetFx45_Full_x86_x64.exe fe01", "Windows6.1-KB974405-x64.msu fe01, fe02"],
            packages.Select(package => package.FileName + " " + package.NeededBy));
        Assert.All(packages, package => Assert.Null(package.State));
        Assert.Equal("a04d40e217b97326d46117d961ec4eda455e087b90637cb33dd6cc4a2c228d83", packages[0].Sha256.Single());
        Assert.Contains("ndp48-x86-x64-allos-enu.exe", packages[0].OtherFileName);
        Assert.Empty(packages[1].Sha256);
    }

    [Fact]
    public void A_plan_needs_the_same_packages_as_its_rows()
    {
        List<PrerequisitePackage> packages = _engine.Run<PrerequisitePackage>(
            "$rows | Install-LyncPrerequisite -PlanOnly | Get-LyncPrerequisitePackage");

        Assert.Equal(["fe01", "fe01, fe02"], packages.Select(package => package.NeededBy.ToString()));
    }

    [Fact]
    public void Removed_features_need_installation_media()
    {
        PrerequisiteResult row = _engine.Run<PrerequisiteResult>("Test-LyncPrerequisite -Role FrontEnd -Path $sample -RequirementId DotNetFramework35").Single();
        Assert.Equal("NotMet", row.Status.ToString());
        _engine.Set("rows", new[] { row });

        PrerequisitePackage media = _engine.Run<PrerequisitePackage>("$rows | Get-LyncPrerequisitePackage").Single();

        Assert.Equal(("Media", "sources\\sxs"), (media.Kind, media.FileName));
        Assert.Contains("Windows Server 2012", media.Title, StringComparison.Ordinal);
        Assert.Equal("NotChecked", _engine.Run<PrerequisitePackage>("$rows | Get-LyncPrerequisitePackage $folder").Single().State);
        Assert.Empty(_engine.Errors);
    }

    [Fact]
    public void Two_servers_of_one_name_each_need_their_packages()
    {
        _engine.Set("rows", new[]
        {
            Rows.Row(PrerequisiteStatus.NotMet, "WindowsIdentityFoundation", system: WindowsRelease.WindowsServer2008R2),
            Rows.Row(PrerequisiteStatus.NotMet, "IIS.WebServer", inspectedAt: Rows.Time.AddDays(1), system: WindowsRelease.WindowsServer2012R2),
        });

        Assert.Equal("Windows6.1-KB974405-x64.msu", _engine.Run<PrerequisitePackage>("$rows | Get-LyncPrerequisitePackage").Single().FileName);
    }

    [Fact]
    public void A_server_with_unknown_requirements_is_a_warning()
    {
        _engine.Set("rows", new[] { Rows.Row(PrerequisiteStatus.Unknown, "WindowsIdentityFoundation") });

        Assert.Empty(_engine.Run("$rows | Get-LyncPrerequisitePackage"));
        Assert.StartsWith("fe01: 1 requirements are Unknown.", Assert.Single(_engine.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Requirements_without_a_known_package_are_a_warning()
    {
        _engine.Set("rows", new[]
        {
            Rows.Row(PrerequisiteStatus.NotMet, "DotNetFramework47", product: "SkypeForBusinessServer2019", system: WindowsRelease.WindowsServer2016),
        });

        Assert.Empty(_engine.Run("$rows | Get-LyncPrerequisitePackage"));
        Assert.StartsWith("fe01: No files are listed for ", Assert.Single(_engine.Warnings), StringComparison.Ordinal);
        Assert.Contains(": DotNetFramework47.", _engine.Warnings[0], StringComparison.Ordinal);
        _engine.Run("$plans = $rows | Install-LyncPrerequisite -PlanOnly -Product SkypeForBusinessServer2019; $plans | Get-LyncPrerequisitePackage");
        Assert.Empty(_engine.Errors);
        Assert.Contains(_engine.Warnings, warning => warning.Contains(": DotNetFramework47.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_server_with_an_unknown_system_has_a_warning_for_its_packages()
    {
        _engine.Set("rows", new[]
        {
            Row("WindowsIdentityFoundation", "fe01"),
            Rows.Row(PrerequisiteStatus.NotMet, "DotNetFramework45", "fe01", system: WindowsRelease.WindowsServer2012R2),
        });

        Assert.Empty(_engine.Run("$rows | Get-LyncPrerequisitePackage"));
        Assert.Contains(": WindowsIdentityFoundation, DotNetFramework45.", Assert.Single(_engine.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_input_is_one_error_each_and_the_rest_is_listed()
    {
        _engine.Set("other", Rows.Row(PrerequisiteStatus.NotMet, product: "7"));

        List<PrerequisitePackage> packages = _engine.Run<PrerequisitePackage>(
            "5, $rows[0], $other, $other | Get-LyncPrerequisitePackage");

        Assert.Equal("Windows6.1-KB974405-x64.msu", Assert.Single(packages).FileName);
        Assert.Equal(["NotInstallable", "ProductNotRecognized"], _engine.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal("PathNotFound", _engine.Fail("$rows | Get-LyncPrerequisitePackage nowhere").FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void In_ConstrainedLanguage_mode_packages_are_listed_and_a_folder_is_one_clear_error()
    {
        _engine.Run("$rows = @($rows); $ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'");

        Assert.Equal(2, _engine.Run("$rows | Get-LyncPrerequisitePackage").Count);
        ErrorRecord error = _engine.Fail("$rows | Get-LyncPrerequisitePackage $folder");
        Assert.StartsWith("PackageLanguageMode,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("ConstrainedLanguage", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-LyncPrerequisitePackage")]
    [InlineData("Install-LyncPrerequisite -PlanOnly")]
    public void Rows_and_plans_are_taken_in_the_same_way(string cmdlet)
    {
        _engine.Run("$all = @($null) + $rows[0] + 5 + ($rows[2] | Install-LyncPrerequisite -PlanOnly)");

        Assert.NotEmpty(_engine.Run("$all | " + cmdlet));
        Assert.Equal(["NotInstallable", "NotInstallable"], _engine.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public void The_size_and_the_address_are_those_of_the_preferred_file()
    {
        List<PrerequisitePackage> packages = _engine.Run<PrerequisitePackage>("$rows | Get-LyncPrerequisitePackage");

        Assert.EndsWith("/dotnetfx45_full_x86_x64.exe", packages[0].Address, StringComparison.Ordinal);
        Assert.Null(packages[0].Size);
    }

    private static PrerequisiteResult Row(string id, string server) =>
        Rows.Row(PrerequisiteStatus.NotMet, id, server, system: WindowsRelease.WindowsServer2008R2);
}
