using System.Diagnostics;
using System.Management.Automation;
using System.Security;
using LyncPrereq.Inspection.Cim;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Inspection;

public sealed class InspectionCommandTests : IDisposable
{
    /// <summary>What the fake servers, which have one interface and a domain, do not have as Edge Servers.</summary>
    private static readonly string[] s_ofEdge = ["EdgeOutsideDomain", "EdgeTwoInterfaces"];

    private const string Healthy = "FE01";

    private static readonly TimeSpan s_net = TimeSpan.FromMinutes(1);

    private readonly Engine _engine = new();
    private readonly Dictionary<string, FakeServer> _servers = new(StringComparer.OrdinalIgnoreCase);

    public InspectionCommandTests()
    {
        _engine.Add(typeof(GetFakeRowCommand));
        _engine.Set("servers", _servers);
        _engine.Set("credential", new PSCredential(@"CONTOSO\admin", new SecureString()));
    }

    public void Dispose() => _engine.Dispose();

    [Fact]
    public void Names_that_come_twice_are_asked_once_for_the_union_of_their_roles()
    {
        FakeServer server = Add(Healthy);

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>(
            """
            [pscustomobject]@{ ComputerName = 'FE01'; Role = 'Mediation' },
            [pscustomobject]@{ ComputerName = 'fe01'; Role = 'PersistentChat' } | Get-FakeRow -Servers $servers
            """);

        Assert.Empty(_engine.Errors);
        Assert.Equal(1, server.Opened);
        Assert.Equal([LyncRole.Mediation, LyncRole.PersistentChat], rows.Row("SupportedOperatingSystem").RoleValue);
        Assert.Equal([LyncRole.PersistentChat], rows.Row("MessageQueuing").RoleValue);
        Assert.Equal([LyncRole.Mediation], rows.Row("NoLayeredServiceProvider").RoleValue);
    }

    [Theory]
    [InlineData("CN")]
    [InlineData("DNSHostName")]
    [InlineData("Fqdn")]
    [InlineData("Server")]
    [InlineData("HostName")]
    [InlineData("PSComputerName")]
    public void A_name_binds_from_the_pipeline_under_all_its_aliases(string property)
    {
        FakeServer server = Add(Healthy);

        _engine.Run($"[pscustomobject]@{{ {property} = 'FE01' }} | Get-FakeRow -Servers $servers");

        Assert.Empty(_engine.Errors);
        Assert.Equal(1, server.Opened);
    }

    [Theory]
    [InlineData("@{ Name = 'FE01' }")]
    [InlineData("[pscustomobject]@{ Name = 'FE01' }")]
    [InlineData("1")]
    public void What_is_no_name_is_no_server(string thing)
    {
        Add(Healthy);

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>($"{thing}, 'FE01' | Get-FakeRow -Servers $servers");

        Assert.All(rows, row => Assert.Equal("FE01", row.RequestedName));
        Assert.NotEmpty(rows);
        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.StartsWith("ComputerNameInvalid", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UnknownCause.Unreachable, "HostUnreachable", ErrorCategory.ConnectionError)]
    [InlineData(UnknownCause.AccessDenied, "AccessDenied", ErrorCategory.PermissionDenied)]
    [InlineData(UnknownCause.TimedOut, "InspectionTimedOut", ErrorCategory.OperationTimeout)]
    [InlineData(UnknownCause.QueryFailed, "CimOperationFailed", ErrorCategory.ReadError)]
    public void A_server_that_fails_has_all_its_rows_and_one_error_that_names_it(UnknownCause cause, string id, ErrorCategory category)
    {
        Add(Healthy);
        Add("FE02").Fails(FakeServer.Anything, FakeFault.Fails(cause, "Why it is so."));

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>("'FE01', 'FE02' | Get-FakeRow -Servers $servers");

        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Equal("FE02", error.TargetObject);
        Assert.Contains("FE02", error.Exception.Message, StringComparison.Ordinal);
        ILookup<string?, PrerequisiteResult> byServer = rows.ToLookup(row => row.RequestedName);
        Assert.Equal(byServer["FE01"].Select(row => row.RequirementId), byServer["FE02"].Select(row => row.RequirementId));
        Assert.All(byServer["FE01"], row => Assert.True(row.IsCompliant || s_ofEdge.Contains(row.RequirementId), row.RequirementId));
        Assert.All(byServer["FE02"], row => Assert.Equal((PrerequisiteStatus.Unknown, cause), (row.StatusValue, row.CauseValue)));
    }

    [Fact]
    public void A_server_that_hangs_at_the_first_question_is_abandoned_and_counted()
    {
        using var letGo = new ManualResetEventSlim();
        Add(Healthy);
        Add("FE02").Fails("Win32_OperatingSystem", FakeFault.HangsUntil(letGo));

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>("'FE01', 'FE02' | Get-FakeRow -Servers $servers -TimeoutSec 1 -Verbose");
        letGo.Set();

        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.StartsWith("InspectionTimedOut,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("FE02 did not respond within 1 seconds.", error.Exception.Message);
        Assert.All(rows.Where(row => row.RequestedName == "FE02"), row => Assert.Equal(UnknownCause.TimedOut, row.CauseValue));
        Assert.All(rows.Where(row => row.RequestedName == "FE01"), row => Assert.True(row.IsCompliant || s_ofEdge.Contains(row.RequirementId), row.RequirementId));
        Assert.Contains("1 sessions did not close in time and were abandoned.", _engine.Verbose);
    }

    [Theory]
    [InlineData("Win32_OptionalFeature", "MediaRuntime", "Features")]
    [InlineData(@"SYSTEM\CurrentControlSet\Services\WinSock2\Parameters", "NoLayeredServiceProvider", "WinsockCatalog")]
    [InlineData(@"SOFTWARE\Microsoft\Firewall Client 2004", "NoFirewallClient", @"HKLM\SOFTWARE\Microsoft\Firewall Client 2004")]
    public void A_server_that_hangs_at_one_question_keeps_the_facts_of_the_others(string subject, string id, string shown)
    {
        using var letGo = new ManualResetEventSlim();
        Add("FE02").Fails(subject, FakeFault.HangsUntil(letGo));

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>("Get-FakeRow -ComputerName FE02 -Servers $servers -Role FrontEnd -TimeoutSec 2");
        letGo.Set();

        Assert.All(rows, row => Assert.Equal(("fe02.contoso.example", "FE02"), (row.ComputerName.ToLowerInvariant(), row.RequestedName)));
        Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.TimedOut), (rows.Row(id).StatusValue, rows.Row(id).CauseValue));
        Assert.Contains("time limit of 2 seconds", rows.Row(id).Reason, StringComparison.Ordinal);
        Assert.All(rows, row => Assert.True(row.IsCompliant || row.CauseValue is UnknownCause.TimedOut or UnknownCause.Undocumented, row.RequirementId + ": " + row.Reason));
        Assert.True(rows.Row("SupportedOperatingSystem").IsCompliant);
        Assert.True(rows.Row("NoPendingRestart").IsCompliant);
        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.StartsWith("InspectionTimedOut,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal($"FE02 was inspected only in part. {shown}: The inspection reached its time limit of 2 seconds.", error.Exception.Message);
    }

    [Fact]
    public void A_server_that_stops_answering_after_the_first_question_has_a_row_for_each_requirement_and_is_reported_once()
    {
        Add(Healthy);
        Add("FE02").Fails(FakeServer.Anything, FakeFault.After(1, FakeFault.HangsUntilCancelled));

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>("'FE01', 'FE02' | Get-FakeRow -Servers $servers -Role Edge -TimeoutSec 2");

        ILookup<string?, PrerequisiteResult> byServer = rows.ToLookup(row => row.RequestedName);
        Assert.Equal(byServer["FE01"].Select(row => row.RequirementId), byServer["FE02"].Select(row => row.RequirementId));
        Assert.True(byServer["FE02"].Row("SupportedOperatingSystem").IsCompliant);
        Assert.Equal(UnknownCause.TimedOut, byServer["FE02"].Row("DotNetFramework45").CauseValue);
        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.StartsWith("FE02 was inspected only in part. ", error.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("did not answer", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_answers_each_question_in_time_but_never_all_of_them_ends_at_the_limit_with_what_was_read()
    {
        FakeServer server = Add("FE02");
        server.Latency = TimeSpan.FromMilliseconds(900);
        var watch = Stopwatch.StartNew();

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>("Get-FakeRow -ComputerName FE02 -Servers $servers -Role FrontEnd -TimeoutSec 3");

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30));
        Assert.True(rows.Row("SupportedOperatingSystem").IsCompliant);
        Assert.Contains(rows, row => row.CauseValue == UnknownCause.TimedOut);
        Assert.All(rows, row => Assert.True(
            row.IsCompliant || row.CauseValue is UnknownCause.TimedOut or UnknownCause.Undocumented,
            row.RequirementId + ": " + row.Reason));
        Assert.StartsWith("InspectionTimedOut,", Assert.Single(_engine.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_goes_away_after_the_first_question_is_not_called_unreachable()
    {
        Add("FE02").Fails(FakeServer.Anything, FakeFault.After(1, FakeFault.Unreachable));

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>("Get-FakeRow -ComputerName FE02 -Servers $servers -Role Edge");

        Assert.True(rows.Row("SupportedOperatingSystem").IsCompliant);
        Assert.Equal(UnknownCause.Unreachable, rows.Row("DotNetFramework45").CauseValue);
        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.StartsWith("CimOperationFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("could not be reached", error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(@"HKLM\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_sources_that_cannot_be_read_are_named_in_one_error()
    {
        Add("FE02")
            .Fails("Win32_OptionalFeature", FakeFault.Denied)
            .Fails("Win32_Service", FakeFault.Denied)
            .Fails(@"SOFTWARE\Microsoft\PowerShell\3\PowerShellEngine", FakeFault.Fails(UnknownCause.QueryFailed, "Not this one."));

        _engine.Run("Get-FakeRow -ComputerName FE02 -Servers $servers -Role FrontEnd");

        ErrorRecord error = Assert.Single(_engine.Errors);
        Assert.StartsWith("AccessDenied,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("FE02", error.TargetObject);
        Assert.Equal(
            @"FE02 was inspected only in part. Features, Services: Access is denied. HKLM\SOFTWARE\Microsoft\PowerShell\3\PowerShellEngine: Not this one.",
            error.Exception.Message);
    }

    [Fact]
    public void A_credential_that_a_server_accepted_stays_accepted()
    {
        string[] names = [.. Enumerable.Range(1, 6).Select(i => "FE0" + i)];
        FakeServer[] servers = [.. names.Select(Add)];
        servers[1].Fails(FakeServer.Anything, FakeFault.Denied);

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>(
            "'FE01', 'FE02', 'FE03', 'FE04', 'FE05', 'FE06' | Get-FakeRow -Servers $servers -Credential $credential -ThrottleLimit 1");

        Assert.All(servers, server => Assert.Equal(1, server.Opened));
        Assert.Equal("FE02", Assert.Single(_engine.Errors).TargetObject);
        Assert.All(
            rows,
            row => Assert.Equal(row.RequestedName == "FE02" ? UnknownCause.AccessDenied : UnknownCause.None, row.CauseValue));
    }

    [Fact]
    public void A_credential_that_only_read_part_of_a_server_is_accepted()
    {
        FakeServer[] servers = [.. Enumerable.Range(1, 4).Select(i => Add("FE0" + i))];
        servers[0].Fails("Win32_ComputerSystem", FakeFault.Denied);
        servers[1].Fails(FakeServer.Anything, FakeFault.Denied);

        _engine.Run("'FE01', 'FE02', 'FE03', 'FE04' | Get-FakeRow -Servers $servers -Credential $credential -ThrottleLimit 1");

        Assert.All(servers, server => Assert.Equal(1, server.Opened));
    }

    [Fact]
    public void An_account_that_wmi_denies_was_accepted()
    {
        FakeServer[] servers = [.. Enumerable.Range(1, 4).Select(i => Add("FE0" + i))];
        servers[0].Fails(FakeServer.Anything, FakeFault.Throws(CimErrors.Of(0x80041003, 2, "Access denied.")));
        servers[1].Fails(FakeServer.Anything, FakeFault.Denied);

        _engine.Run("'FE01', 'FE02', 'FE03', 'FE04' | Get-FakeRow -Servers $servers -Credential $credential -ThrottleLimit 1");

        Assert.All(servers, server => Assert.Equal(1, server.Opened));
    }

    [Fact]
    public void A_server_that_is_silent_does_not_delay_the_one_after_it_for_its_whole_time()
    {
        using var letGo = new ManualResetEventSlim();
        Add("FE01").Fails(FakeServer.Anything, _ => Assert.True(letGo.Wait(s_net, CancellationToken.None)));
        Add("FE02").Fails("Win32_OperatingSystem", _ => letGo.Set());

        // The first answers only when the second was asked.
        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>(
            "'FE01', 'FE02' | Get-FakeRow -Servers $servers -Credential $credential -TimeoutSec 86400");

        Assert.Empty(_engine.Errors);
        Assert.All(rows, row => Assert.True(row.IsCompliant || s_ofEdge.Contains(row.RequirementId), row.RequirementId));
    }

    [Fact]
    public void A_credential_goes_to_one_server_until_one_has_taken_it()
    {
        string[] names = [.. Enumerable.Range(1, 6).Select(i => "FE0" + i)];
        FakeServer[] servers = [.. names.Select(Add)];
        servers[0].Fails(FakeServer.Anything, FakeFault.Denied);

        _engine.Run("'FE01', 'FE02', 'FE03', 'FE04', 'FE05', 'FE06' | Get-FakeRow -Servers $servers -Credential $credential");

        Assert.Equal([1, 0, 0, 0, 0, 0], servers.Select(server => server.Opened));
    }

    [Theory]
    [InlineData("-Credential $credential", @"SOFTWARE\Microsoft\PowerShell\3\PowerShellEngine")]
    [InlineData("-Credential $credential", "Win32_OptionalFeature")]
    [InlineData("", FakeServer.Anything)]
    public void A_denied_source_or_a_refusal_of_ones_own_account_keeps_no_other_server_from_being_tried(string credential, string denied)
    {
        Add(Healthy).Fails(denied, FakeFault.Denied);
        FakeServer second = Add("FE02");

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>(
            $"'FE01', 'FE02' | Get-FakeRow -Servers $servers {credential}");

        Assert.Equal(1, second.Opened);
        Assert.All(rows.Where(row => row.RequestedName == "FE02"), row => Assert.True(row.IsCompliant || s_ofEdge.Contains(row.RequirementId), row.RequirementId));
        Assert.Single(_engine.Errors);
    }

    [Fact]
    public void As_many_servers_are_asked_at_a_time_as_the_throttle_allows()
    {
        int now = 0;
        int most = 0;
        using var full = new CountdownEvent(3);
        for (int i = 0; i < 12; i++)
        {
            Add("S" + i).Fails("Win32_OperatingSystem", _ =>
            {
                int running = Interlocked.Increment(ref now);
                lock (full)
                {
                    most = Math.Max(most, running);
                    if (!full.IsSet)
                    {
                        full.Signal();
                    }
                }

                // Nobody goes on before as many are asked as may be.
                Assert.True(full.Wait(s_net, CancellationToken.None));
                Interlocked.Decrement(ref now);
            });
        }

        _engine.Run("0..11 | ForEach-Object { \"S$_\" } | Get-FakeRow -Servers $servers -ThrottleLimit 3");

        Assert.Empty(_engine.Errors);
        Assert.Equal(3, most);
    }

    [Fact]
    public void A_pipeline_that_wants_no_more_cancels_what_runs_and_closes_what_was_opened()
    {
        FakeServer hanging = Add("FE02").Fails(FakeServer.Anything, FakeFault.HangsUntilCancelled);
        FakeServer waiting = Add("FE03");
        Add(Healthy).Fails("Win32_OperatingSystem", _ => Assert.True(SpinWait.SpinUntil(() => hanging.Asked.Count > 0, s_net)));

        _engine.Set("rows", new List<object>());
        _engine.Run(
            """
            foreach ($once in 1) { Get-FakeRow -ComputerName FE02, FE01 -Servers $servers -ThrottleLimit 2 | ForEach-Object { $rows.Add($_); break } }
            """);

        Assert.True(SpinWait.SpinUntil(() => hanging.Closed == 1 && _servers[Healthy].Closed == 1, s_net));
        Assert.Single(_engine.Run("$rows"));
        Assert.Equal(0, waiting.Opened);
    }

    [Fact]
    public void Stopping_cancels_what_runs_closes_what_was_opened_and_begins_nothing_more()
    {
        FakeServer hanging = Add("FE02").Fails(FakeServer.Anything, FakeFault.HangsUntilCancelled);
        FakeServer waiting = Add("FE03");

        _engine.RunAndStop(
            "Get-FakeRow -ComputerName FE02, FE03 -Servers $servers -ThrottleLimit 1",
            () => Assert.True(SpinWait.SpinUntil(() => hanging.Asked.Count > 0, s_net)));

        Assert.True(SpinWait.SpinUntil(() => hanging.Closed == 1, s_net));
        Assert.Equal(0, waiting.Opened);
    }

    [Fact]
    public void Progress_shows_how_many_are_done_failed_and_running_and_ends()
    {
        Add(Healthy);
        Add("FE02").Fails(FakeServer.Anything, FakeFault.Unreachable);

        _engine.Run("'FE01', 'FE02' | Get-FakeRow -Servers $servers -ThrottleLimit 1");

        Assert.Equal(["1 of 2 completed, 0 with errors", "2 of 2 completed, 1 with errors"], _engine.Progress.Select(record => record.StatusDescription[..31]));
        Assert.Equal([50, 100], _engine.Progress.Select(record => record.PercentComplete));
        Assert.Equal(ProgressRecordType.Completed, _engine.Progress[^1].RecordType);
    }

    [Fact]
    public void Verbose_names_each_source_asked_on_each_server_with_its_milliseconds()
    {
        Add(Healthy);
        Add("FE02");

        _engine.Run("Get-FakeRow -ComputerName FE01, FE02 -Servers $servers -Role FrontEnd -Verbose");

        foreach (string server in _servers.Keys)
        {
            string[] lines = [.. _engine.Verbose.Where(line => line.StartsWith(server + ":", StringComparison.Ordinal))];
            Assert.All(lines, line => Assert.Matches("over WSMan, [0-9]+ ms$", line));
            Assert.Equal(
                [
                    "OperatingSystem", "Win32_ComputerSystem", "Features", "Services", "Win32_NetworkAdapterConfiguration",
                    "Win32_Processor", "Win32_LogicalDisk", "Win32_NetworkAdapter", "MSFT_NetAdapterRssSettingData", "registry keys", "WinsockCatalog",
                ],
                lines.Select(line => line[(server.Length + 2)..line.IndexOf(" over", StringComparison.Ordinal)].TrimStart("0123456789 ".ToCharArray())));
        }
    }

    [Fact]
    public void Tls_and_dcom_do_not_go_together()
    {
        ErrorRecord error = _engine.Fail("Test-LyncPrerequisite -Role Edge -ComputerName FE01 -UseSsl -Protocol Dcom");

        Assert.StartsWith("UseSslWithDcom,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
    }

    [Fact]
    public void Off_windows_each_server_is_one_error_and_a_full_set_of_unknown_rows()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is CIM here.");

        List<PrerequisiteResult> rows = _engine.Run<PrerequisiteResult>("'s1', 'S1', 's2' | Test-LyncPrerequisite -Role Edge");

        Assert.Equal(["s1", "s2"], _engine.Errors.Select(error => (string)error.TargetObject).Order());
        Assert.Equal(["s1", "s2"], rows.Select(row => row.ComputerName).Distinct().Order());
        Assert.All(rows, row => Assert.Equal((PrerequisiteStatus.Unknown, UnknownCause.QueryFailed), (row.StatusValue, row.CauseValue)));
    }

    [Fact]
    public void Off_windows_this_computer_is_one_error_and_quiet_is_false()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "This computer can be read.");

        Assert.Equal([false], _engine.Run<bool>("Test-LyncPrerequisite -Role Edge -Quiet"));

        Assert.StartsWith("LocalNeedsWindows,", Assert.Single(_engine.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private FakeServer Add(string name) => _servers[name] = FakeServers.Of(WindowsRelease.WindowsServer2012R2, name);
}
