using System.Management.Automation;
using System.Security;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Inspection;

public sealed class NoCredentialTests
{
    private const string User = "zaphod.beeblebrox";
    private const string Password = "Pan-Galactic-42";

    [Theory]
    [InlineData("Test-LyncPrerequisite -Role FrontEnd -ComputerName nowhere.invalid")]
    [InlineData("Test-LyncPrerequisite -Role FrontEnd -ComputerName nowhere.invalid -Protocol Dcom")]
    [InlineData("Test-LyncPrerequisite -Role FrontEnd -ComputerName nowhere.invalid -UseSsl")]
    [InlineData("Get-LyncServerInventory -ComputerName nowhere.invalid")]
    [InlineData("Get-FakeRow -ComputerName good, refused, late -Servers $servers -ThrottleLimit 1")]
    public void Nothing_that_comes_out_of_a_run_names_the_account_or_its_password(string command)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It would be asked for over the network.");
        using var engine = new Engine();
        using var folder = new Folder();
        using SecureString password = Secure(Password);
        engine.Add(typeof(GetFakeRowCommand));
        engine.Set("credential", new PSCredential(@"CONTOSO\" + User, password));
        engine.Set("folder", folder.Path);
        engine.Set("servers", new Dictionary<string, FakeServer>
        {
            ["good"] = FakeServers.Of(WindowsRelease.WindowsServer2012R2, "good"),
            ["refused"] = FakeServers.Of(WindowsRelease.WindowsServer2012R2, "refused").Fails(FakeServer.Anything, FakeFault.Denied),
            ["late"] = FakeServers.Of(WindowsRelease.WindowsServer2012R2, "late"),
        });

        List<string> said =
        [
            .. engine.Run(command + " -Credential $credential -Verbose | ForEach-Object { if ($_ -is [LyncPrereq.ServerInventory]) { Export-LyncServerInventory -InputObject $_ -Path $folder }; $_ }")
                .SelectMany(row => row.Properties.Select(property => property.Name + " " + Shown(property.Value)).Append(row.ToString())),
            .. engine.Errors.Select(error => error + " " + error.Exception + " " + error.TargetObject + " " + error.FullyQualifiedErrorId),
            .. engine.Verbose,
            .. engine.Warnings,
            .. engine.Progress.Select(record => record.ToString()),
            .. Directory.GetFiles(folder.Path).Select(File.ReadAllText),
        ];

        Assert.NotEmpty(engine.Errors);
        Assert.NotEmpty(engine.Verbose);
        Assert.All(said, text => Assert.DoesNotContain(User, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(said, text => Assert.DoesNotContain(Password, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_class_that_reaches_a_user_has_a_place_for_a_credential()
    {
        Type[] shown = [typeof(ServerInventory), typeof(InventorySource), typeof(MissingFact), typeof(PrerequisiteResult), typeof(Evidence)];

        Assert.All(
            shown.SelectMany(type => type.GetProperties()),
            property => Assert.False(property.PropertyType == typeof(PSCredential) || property.PropertyType == typeof(SecureString)));
    }

    private static string Shown(object? value) => value is object[] many ? string.Join(" ", many.Select(Shown)) : value?.ToString() ?? "";

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        foreach (char letter in text)
        {
            secure.AppendChar(letter);
        }

        return secure;
    }
}
