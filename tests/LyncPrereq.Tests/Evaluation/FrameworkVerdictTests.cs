using LyncPrereq.Facts;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Evaluation;

/// <summary>.NET Framework, Windows PowerShell, updates, and software that is found by its registry keys.</summary>
public sealed class FrameworkVerdictTests
{
    private static readonly RegistryValueFact s_notANumber = Server.Words("Release", "378389");

    [Theory]
    [InlineData(378388, PrerequisiteStatus.NotMet)]
    [InlineData(378389, PrerequisiteStatus.Met)]
    [InlineData(528040, PrerequisiteStatus.Met)]
    public void The_release_of_DotNet_Framework_is_a_lower_bound(long release, PrerequisiteStatus status)
    {
        PrerequisiteResult row = Release(Server.WindowsServer2008R2(), Server.Number("Release", release));

        Assert.Equal(status, row.StatusValue);
        Assert.Contains(release.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Actual, StringComparison.Ordinal);
    }

    [Fact]
    public void No_release_is_DotNet_Framework_4_0_and_a_text_is_no_number()
    {
        PrerequisiteResult none = Release(Server.WindowsServer2008R2(), Server.Words("Version", "4.0.30319"));
        PrerequisiteResult text = Release(Server.WindowsServer2008R2(), s_notANumber);

        Assert.Equal(PrerequisiteStatus.NotMet, none.StatusValue);
        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Unreadable), (text.StatusValue, text.CauseValue));
    }

    [Fact]
    public void The_feature_says_what_the_registry_does_not() => Assert.Equal(
        PrerequisiteStatus.Met,
        Server.WindowsServer2012().Features("NET-Framework-45-Core").Test("DotNetFramework45").StatusValue);

    [Fact]
    public void A_release_against_the_feature_is_a_conflict()
    {
        PrerequisiteResult row =
            Release(Server.WindowsServer2012().Features("NET-Framework-45-Core"), Server.Number("Release", 1));

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Conflict), (row.StatusValue, row.CauseValue));
        Assert.Equal(["Release = 1", "NET-Framework-45-Core: Installed"], row.Evidence.Select(some => some.Value));
    }

    [Fact]
    public void A_key_that_could_not_be_read_is_the_cause()
    {
        PrerequisiteResult row = Server.WindowsServer2008R2()
            .Gap(RegistryLocations.DotNetFramework4.Path, UnknownCause.AccessDenied)
            .Test("DotNetFramework45");

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.AccessDenied), (row.StatusValue, row.CauseValue));
    }

    [Theory]
    [InlineData("2.0", PrerequisiteStatus.NotMet)]
    [InlineData("3.0", PrerequisiteStatus.Met)]
    [InlineData("4.0", PrerequisiteStatus.Met)]
    [InlineData("5.0.10514.6", PrerequisiteStatus.Met)]
    [InlineData("5.1.14393.1884", PrerequisiteStatus.Met)]
    [InlineData("garbage", PrerequisiteStatus.Unknown)]
    [InlineData("", PrerequisiteStatus.Unknown)]
    public void The_engine_in_the_registry_decides(string version, PrerequisiteStatus status) => Assert.Equal(
        status,
        Server.WindowsServer2008R2()
            .Key(RegistryLocations.PowerShellEngine, Server.Words("PowerShellVersion", version))
            .Test("WindowsPowerShell3")
            .StatusValue);

    [Fact]
    public void A_server_without_the_engine_key_has_at_most_Windows_PowerShell_2() => Assert.Equal(
        PrerequisiteStatus.NotMet,
        Server.WindowsServer2008R2().NoKey(RegistryLocations.PowerShellEngine).Test("WindowsPowerShell3").StatusValue);

    [Theory]
    [InlineData("PowerShell", PrerequisiteStatus.Met)]
    [InlineData("PowerShell=Removed", PrerequisiteStatus.NotMet)]
    [InlineData("Telnet-Client", PrerequisiteStatus.Unknown)]
    public void On_later_systems_the_feature_says_what_the_registry_does_not_about_PowerShell(string feature, PrerequisiteStatus status) =>
        Assert.Equal(status, Server.WindowsServer2012().Features(feature).Test("WindowsPowerShell3").StatusValue);

    [Theory]
    [InlineData("KB2646886", PrerequisiteStatus.Met)]
    [InlineData("kb2646886", PrerequisiteStatus.Met)]
    [InlineData("KB264688", PrerequisiteStatus.NotMet)]
    public void An_update_is_in_the_list_or_is_not(string update, PrerequisiteStatus status) =>
        Assert.Equal(status, Server.WindowsServer2008R2().Updates("KB976902", update).Test("Update.KB2646886").StatusValue);

    [Fact]
    public void An_update_is_not_known_without_a_list() =>
        Assert.Equal(PrerequisiteStatus.Unknown, Server.WindowsServer2008R2().Test("Update.KB2646886").StatusValue);

    [Fact]
    public void Two_lists_of_updates_at_odds_are_a_conflict()
    {
        PrerequisiteResult row = Server.WindowsServer2008R2()
            .Updates("KB976902")
            .Updates("KB976902", "KB2646886")
            .Test("Update.KB2646886");

        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.Conflict), (row.StatusValue, row.CauseValue));
        Assert.Equal(2, row.Evidence.Count);
    }

    [Theory]
    [InlineData(WindowsRelease.WindowsServer2012)]
    [InlineData(WindowsRelease.WindowsServer2012R2)]
    public void The_update_of_IIS_7_5_is_not_asked_for_on_later_systems(WindowsRelease release) =>
        Assert.Equal(PrerequisiteStatus.NotApplicable, Server.On(release).Updates("KB976902").Test("Update.KB2646886").StatusValue);

    [Theory]
    [InlineData(true, false, PrerequisiteStatus.Met)]
    [InlineData(false, true, PrerequisiteStatus.Met)]
    [InlineData(false, false, PrerequisiteStatus.NotMet)]
    [InlineData(false, null, PrerequisiteStatus.Unknown)]
    [InlineData(null, null, PrerequisiteStatus.Unknown)]
    public void Windows_Identity_Foundation_is_found_by_its_set_up_key_too(bool? view64, bool? view32, PrerequisiteStatus status) =>
        Assert.Equal(
            status,
            Server.WindowsServer2008R2()
                .Updates("KB976902")
                .IdentityFoundationKeys(view64, view32)
                .Test("WindowsIdentityFoundation")
                .StatusValue);

    [Fact]
    public void Without_a_list_of_updates_only_the_key_can_prove_Windows_Identity_Foundation()
    {
        Server with = Server.WindowsServer2008R2().IdentityFoundationKeys(view64: true);
        Server without = Server.WindowsServer2008R2().IdentityFoundationKeys();

        Assert.Equal(PrerequisiteStatus.Met, with.Test("WindowsIdentityFoundation").StatusValue);
        Assert.Equal(PrerequisiteStatus.Unknown, without.Test("WindowsIdentityFoundation").StatusValue);
    }

    [Fact]
    public void On_later_systems_the_feature_decides_about_Windows_Identity_Foundation_whatever_else_is_there() => Assert.Equal(
        PrerequisiteStatus.NotMet,
        Server.WindowsServer2012()
            .Features("Windows-Identity-Foundation=Available")
            .Updates("KB974405")
            .IdentityFoundationKeys(view64: true)
            .Test("WindowsIdentityFoundation")
            .StatusValue);

    [Theory]
    [InlineData(0x70L, PrerequisiteStatus.Met)]
    [InlineData(0x80L, PrerequisiteStatus.Met)]
    [InlineData(0x40L, PrerequisiteStatus.NotMet)]
    [InlineData(0x20L, PrerequisiteStatus.NotMet)]
    [InlineData(null, PrerequisiteStatus.NotMet)]
    public void The_media_format_package_of_Lyncs_set_up_counts_when_it_is_installed(long? state, PrerequisiteStatus status) =>
        Assert.Equal(
            status,
            Server.WindowsServer2008R2().Features("Desktop-Experience=Available").MediaPackage(state).Test("MediaRuntime").StatusValue);

    [Fact]
    public void Without_a_word_on_the_package_a_missing_Desktop_Experience_leaves_the_media_runtime_unknown() => Assert.Equal(
        PrerequisiteStatus.Unknown,
        Server.WindowsServer2008R2().Features("Desktop-Experience=Available").Test("MediaRuntime").StatusValue);

    [Fact]
    public void On_later_systems_Desktop_Experience_brings_Media_Foundation()
    {
        PrerequisiteResult row = Server.WindowsServer2012().Features("Desktop-Experience").Test("MediaRuntime");
        PrerequisiteResult seen =
            Server.WindowsServer2012().Features("Desktop-Experience", "Server-Media-Foundation=Available").Test("MediaRuntime");

        Assert.Equal(PrerequisiteStatus.Met, row.StatusValue);
        Assert.Equal(PrerequisiteStatus.NotMet, seen.StatusValue);
    }

    private static PrerequisiteResult Release(Server server, RegistryValueFact value) =>
        server.Key(RegistryLocations.DotNetFramework4, value).Test("DotNetFramework45");
}
