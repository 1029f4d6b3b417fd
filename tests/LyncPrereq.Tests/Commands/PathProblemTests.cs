using System.Management.Automation;
using System.Security;
using LyncPrereq.Captures;
using LyncPrereq.Commands;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

/// <summary>Paths that cannot be one. NUL is refused by every system, the rest by .NET Framework alone.</summary>
public sealed class PathProblemTests : IDisposable
{
    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public PathProblemTests()
    {
        _engine.Set("bad", _folder.File("a\0b"));
        _engine.Set("good", _folder.Write("good.json", InventoryFile.Write(
            new ServerInventory("s1", null, new DateTime(2013, 9, 21, 0, 0, 0, DateTimeKind.Utc), []))));
        _engine.Set("folder", _folder.Path);
    }

    public static TheoryData<string> OfEveryKind => new(
        "Import-LyncServerInventory -Path $bad",
        "Import-LyncServerInventory -LiteralPath $bad",
        "Test-LyncPrerequisite -Role Edge -Path $bad",
        "Test-LyncPrerequisite -Role Edge -LiteralPath $bad",
        "Test-LyncPrerequisite -Role Edge -Path $good -CatalogPath $bad",
        "Get-LyncRoleRequirement -Role Edge -CatalogPath $bad",
        "Import-LyncServerInventory $good | Export-LyncServerInventory -Path $bad",
        "Import-LyncServerInventory $good | Export-LyncServerInventory -LiteralPath $bad",
        "Import-LyncServerInventory $good | Test-LyncPrerequisite -Role Edge | Export-LyncPrerequisiteReport -Path $bad");

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(OfEveryKind))]
    public void An_impossible_path_is_one_error_with_the_path_as_target(string script)
    {
        ErrorRecord problem = _engine.Fail(script);

        Assert.StartsWith("PathInvalid,", problem.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.InvalidArgument, problem.CategoryInfo.Category);
        Assert.Equal(_folder.File("a\0b"), problem.TargetObject);
    }

    [Fact]
    public void The_other_paths_of_the_call_are_read()
    {
        List<ServerInventory> read = _engine.Run<ServerInventory>("Import-LyncServerInventory -LiteralPath $bad, $good");

        Assert.Equal("s1", Assert.Single(read).ComputerName);
        Assert.Single(_engine.Errors);
    }

    [Fact]
    public void A_pattern_that_is_none_is_one_error_and_the_others_are_read()
    {
        List<ServerInventory> read = _engine.Run<ServerInventory>("Import-LyncServerInventory -Path ($folder + '/a[b'), $good");

        Assert.Single(read);
        Assert.Equal(_folder.Path + "/a[b", Assert.Single(_engine.Errors).TargetObject);
    }

    [Theory]
    [InlineData(typeof(ArgumentException), true)]
    [InlineData(typeof(NotSupportedException), true)]
    [InlineData(typeof(PathTooLongException), true)]
    [InlineData(typeof(SecurityException), true)]
    [InlineData(typeof(FileNotFoundException), false)]
    [InlineData(typeof(UnauthorizedAccessException), false)]
    public void What_the_framework_throws_at_a_path_is_told_from_other_problems(Type type, bool isPath)
    {
        var problem = (Exception)Activator.CreateInstance(type, "Illegal characters in path.")!;

        Assert.Equal(isPath, PathProblem.Is(problem));
        InputException error = PathProblem.Of("a|b", problem);
        Assert.Equal(("PathInvalid", "a|b"), (error.ErrorId, error.Target));
        Assert.Equal("'a|b' is not a valid path.", error.Message);
    }

    [Fact]
    public void A_path_of_the_installation_is_refused_alike()
    {
        PathIntrinsics location = Assert.Single(_engine.Run<PathIntrinsics>("$ExecutionContext.SessionState.Path"));

        InputException problem = Assert.Throws<InputException>(() => InputFiles.ResolveOne(location, "a\0b"));

        Assert.Equal(("PathInvalid", "a\0b"), (problem.ErrorId, problem.Target));
    }

    [Fact]
    public void A_file_that_no_system_can_open_is_an_impossible_path()
    {
        InputException problem = Assert.Throws<InputException>(() => new CaptureFile("a\0b"));

        Assert.Equal("PathInvalid", problem.ErrorId);
    }
}
