using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Installation;

/// <summary>A file that the list of packages calls wrong is never run.</summary>
public sealed class WrongPackageTests : IDisposable
{
    private readonly Folder _folder = new();

    public static TheoryData<string, string> Problems
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (PackageProblem problem in Enum.GetValues<PackageProblem>())
            {
                all.Add(problem.ToString(), "0x800B0100");
            }

            all.Add(nameof(PackageProblem.NotSigned), "0x800B0109");
            return all;
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Problems))]
    public void An_installation_does_not_start_with_a_file_that_is_wrong(string problem, string detail)
    {
        PackageProblem found = Enum.Parse<PackageProblem>(problem);
        string state = Check("dotNetFx45_Full_x86_x64.exe", found, detail).State;
        var host = new FakeInstallHost { ProblemOf = _ => found };

        Exception? refusal = Record.Exception(() => Prepare(host));

        Assert.True(state != "Wrong" || refusal is InputException { ErrorId: nameof(SR.PackagesNotReady) });
        Assert.Equal(state is not ("Verified" or "Signed"), refusal is not null);
        Assert.Empty(host.Changes);
    }

    [Theory]
    [InlineData(nameof(PackageProblem.None), "", "Signed")]
    [InlineData(nameof(PackageProblem.OtherContent), "AB", "Wrong")]
    [InlineData(nameof(PackageProblem.NotSigned), "0x80096010", "Wrong")]
    [InlineData(nameof(PackageProblem.NotFromMicrosoft), "AB", "Wrong")]
    [InlineData(nameof(PackageProblem.NotSigned), "0x800B0109", "Unlisted")]
    public void A_build_with_an_unknown_hash_is_judged_by_its_signature(string problem, string detail, string state) =>
        Assert.Equal(state, Check("ndp48-x86-x64-allos-enu.exe", Enum.Parse<PackageProblem>(problem), detail).State);

    [Theory]
    [InlineData("ndp48-x86-x64-allos-enu.exe")]
    [InlineData("NDP47-KB3186497-x86-x64-AllOS-ENU.exe")]
    public void Two_genuine_builds_of_one_name_are_both_known(string name)
    {
        PackageRecord record = PackageRecord.Of(name.ToUpperInvariant());

        Assert.Equal(2, record.Hashes.Distinct(StringComparer.Ordinal).Count());
        Assert.All(record.Hashes, hash => Assert.True(record.Has(hash.ToUpperInvariant())));
        Assert.False(record.Has(new string('0', 64)));
    }

    /// <summary>A hash has 64 digits, and the address leads to the file with the name of the package.</summary>
    [Fact]
    public void What_is_known_of_a_file_is_of_that_file()
    {
        string[] names = [.. PackageFile.All.SelectMany(package => package.Names).Select(name => name.Shown)];
        PackageRecord[] known = [.. names.Select(PackageRecord.Of)];

        Assert.Equal(9, known.Count(record => record.Address is not null));
        Assert.All(known.SelectMany(record => record.Hashes), hash => Assert.Matches("^[0-9a-f]{64}$", hash));
        Assert.All(names.Zip(known).Where(pair => pair.Second.Address is not null), pair => Assert.Contains(
            Path.GetFileNameWithoutExtension(pair.First),
            pair.Second.Address!,
            StringComparison.OrdinalIgnoreCase));
        Assert.Equal(510988, PackageRecord.Of("Windows8.1-KB2982006-x64.msu").Size);
    }

    private static void Prepare(InstallHost host) => new StepExecutor(
        host,
        new InstallationOptions { PackagePath = @"D:\p" },
        Installing.Run(),
        CancellationToken.None).Prepare(Installing.PlanOf(Installing.DotNet));

    [Theory]
    [InlineData(nameof(PackageProblem.NotSigned))]
    [InlineData(nameof(PackageProblem.SignatureUnknown))]
    public void An_empty_file_is_wrong(string problem)
    {
        PackageCheck check = Check("ndp48-x86-x64-allos-enu.exe", Enum.Parse<PackageProblem>(problem), "0x800B0100", content: "");

        Assert.Equal(("Wrong", "'ndp48-x86-x64-allos-enu.exe' is empty."), (check.State, check.Reason));
    }

    private PackageCheck Check(string name, PackageProblem problem, string detail, string content = "content")
    {
        PackageNeed need = PackageNeed.Of([Installing.PlanOf(Installing.DotNet)]).Single();
        return PackageCheck.Of(need, new PackageState(problem == PackageProblem.Missing ? null : _folder.Write(name, content), problem, detail));
    }
}
