using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Assemblies;

/// <summary>What the two builds of the module are made of.</summary>
public sealed class AssemblyTests
{
    private const string Automation = "System.Management.Automation";
    private const string Management = "Microsoft.Management.Infrastructure";
    private const string Commands = "LyncPrereq.Commands.";

    /// <summary>Methods that take the current culture where they are given none.</summary>
    private static readonly Regex s_cultural = new(
        @"^System\.((S?Byte|U?Int(16|32|64)|Single|Double|Decimal|DateTime|DateTimeOffset)::"
        + @"(ToString\((String)?\)|Parse\(String\)|TryParse\(String,[^,]*\)|CompareTo\(Object\))"
        + @"|String::((StartsWith|EndsWith|IndexOf|LastIndexOf)\(String(,Int32)*\)|ToUpper\(\)|ToLower\(\)|CompareTo\(.*"
        + @"|Compare\(String,String(,Boolean)?\)|Format\(String.*)"
        + @"|Char::To(Upper|Lower)\(Char\)"
        + @"|Convert::To\w+\((Object|String|[SU]?Int..|U?Int64|Double|Decimal|System\.DateTime)\)"
        + @"|Text\.StringBuilder::Append(Format\(String.*|\((S?Byte|U?Int..|Single|Double|Decimal|Object)\)))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly string[] s_knowPowerShell = [Commands, "LyncPrereq.Scripting.", "LyncPrereq.Serialization."];

    private static string Configuration =>
        typeof(AssemblyTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    [Fact]
    public void The_build_for_Windows_PowerShell_uses_only_what_PowerShell_3_had()
    {
        HashSet<string> known = [.. File.ReadLines(
            Path.Combine(TestFiles.Repository, "tests", "LyncPrereq.Tests", "Data", "powershell-3.0-api.txt"))];
        using AssemblyUse build = Open("net45");

        string[] members = [.. build.MembersOf(Automation)];
        string[] setters = [.. build.AttributePropertiesOf(Automation).Select(used => SetterOf(used.Type, used.Property))];

        Assert.Contains(Automation + ".PSCmdlet::.ctor/0", members);
        Assert.Contains(Automation + ".CmdletCommonMetadataAttribute::set_SupportsShouldProcess/1", setters);
        Assert.Empty(members.Concat(setters).Except(known));
    }

    [Theory]
    [InlineData("net45")]
    [InlineData("netstandard2.0")]
    public void What_is_used_of_the_CIM_interface_was_reviewed(string build)
    {
        using AssemblyUse use = Open(build);

        string[] reviewed = File.ReadAllLines(Path.Combine(TestFiles.Repository, "tests", "LyncPrereq.Tests", "Data", "microsoft-management-infrastructure.txt"));
        Assert.Equal(reviewed, use.MembersOf(Management).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("net45", "mscorlib")]
    [InlineData("netstandard2.0", "netstandard")]
    public void Every_reference_is_to_something_that_is_there_wherever_PowerShell_is(string build, string core)
    {
        using AssemblyUse use = Open(build);

        Assert.Contains(core, use.AssemblyNames);
        Assert.All(use.AssemblyNames, name => Assert.True(
            name == core || name is "System" or Management or "Microsoft.Win32.Registry" || name.StartsWith("System.", StringComparison.Ordinal),
            name));
    }

    [Theory]
    [InlineData("net45")]
    [InlineData("netstandard2.0")]
    public void PowerShell_is_used_by_commands_scripts_and_restored_objects_only(string build)
    {
        using AssemblyUse use = Open(build);

        string[] users = [.. use.TypesThatUse(Automation)];

        Assert.Contains(Commands + "TestLyncPrerequisiteCommand", users);
        Assert.DoesNotContain(users, type => !s_knowPowerShell.Any(folder => type.StartsWith(folder, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("net45")]
    [InlineData("netstandard2.0")]
    public void Nothing_is_written_read_or_compared_by_the_culture(string build)
    {
        using AssemblyUse use = Open(build);

        string[] methods = [.. use.Methods];

        Assert.Contains("System.Int32::ToString(System.IFormatProvider)", methods);
        Assert.DoesNotContain(methods, method => s_cultural.IsMatch(method));
    }

    [Fact]
    public void The_module_as_it_is_laid_out_holds_no_assembly_but_its_own()
    {
        string module = TestFiles.Module;

        IEnumerable<string> files = Directory.EnumerateFiles(module, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(module, file).Replace('\\', '/'))
            .Where(file => file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".exe", StringComparison.OrdinalIgnoreCase));

        Assert.Equal(["net45/LyncPrereq.dll", "netstandard2.0/LyncPrereq.dll"], files.Order(StringComparer.Ordinal));
    }

    private static AssemblyUse Open(string build) => new(
        Path.Combine(TestFiles.Repository, "src", "LyncPrereq", "bin", Configuration, build, "LyncPrereq.dll"));

    /// <summary>An attribute's property as a setter of the type that declares it.</summary>
    private static string SetterOf(string type, string property)
    {
        Type declaring = typeof(PSObject).Assembly.GetType(type, throwOnError: true)!.GetProperty(property)!.DeclaringType!;
        return declaring.FullName + "::set_" + property + "/1";
    }
}
