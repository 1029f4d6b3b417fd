using System.Text;
using System.Text.RegularExpressions;
using LyncPrereq.Captures;
using LyncPrereq.Collection;
using LyncPrereq.Evaluation;
using LyncPrereq.Facts;
using LyncPrereq.Installation;
using LyncPrereq.Requirements;
using LyncPrereq.Tests.Support;
using LyncPrereq.Topology;

namespace LyncPrereq.Tests.Fuzzing;

/// <summary>
/// Hands bytes to every reader that takes files, as the cmdlets do. What was accepted is judged too, and an inventory
/// is written and read again: facts that no other part can bear should not have been read.
/// </summary>
internal sealed class FileReaders : IDisposable
{
    private readonly string _path = Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(),
        "lyncprereq-" + Guid.NewGuid().ToString("N"));

    public void Dispose() => File.Delete(_path);

    private static readonly DateTime s_today = new(2026, 11, 29, 0, 0, 0, DateTimeKind.Local);

    /// <summary>True where the file was accepted; a refusal is an <see cref="InputException"/>, and nothing else is.</summary>
    public bool Read(byte[] bytes)
    {
        File.WriteAllBytes(_path, bytes);
        bool isTopology = Accepts(() => ReadTopology(new CaptureFile(_path)));
        bool isCapture = Accepts(() => Judge(ReadFile()));
        bool isCatalog = Accepts(() => CatalogReader.Read(Encoding.UTF8.GetString(bytes), "catalog.json"));
        bool isWaiver = Accepts(() => ReadWaivers(Encoding.UTF8.GetString(bytes)));
        CheckPackage(bytes);
        WinsockCatalog.ReadEntry("000000000001", bytes);
        return isTopology || isCapture || isCatalog || isWaiver;
    }

    /// <summary>A computer that Test-LyncPrerequisite can take has a product and a name that can be one.</summary>
    private static void ReadTopology(CaptureFile file)
    {
        var content = new TopologyContent(file.Path, TopologyFile.Read(file));
        var set = new TopologySet();
        content.Machines.ForEach(set.Add);
        Assert.All(set.Computers.Where(computer => computer.Role.Count > 0), computer =>
            Assert.True(computer.Product is not null && ComputerNames.CanBe(computer.ComputerName)));
        Assert.True(content.Machines.Count > 0 || content.Problems.Count > 0);
        Assert.All(set.Conflicts.Concat(content.Problems), problem => Assert.NotEqual("", problem.Message));
    }

    /// <summary>A waiver that was accepted has an owner, a reason, and a day, and never changes a status.</summary>
    private static void ReadWaivers(string text)
    {
        WaiverSet set = WaiverFile.Read(text, "waivers.json", _ => true, s_today);
        foreach (PrerequisiteResult row in Rows.OfEachKind())
        {
            PrerequisiteResult waived = set.Apply(row);
            Assert.Equal(row.Status, waived.Status);
            Assert.True(waived.Waiver is null || (waived.Waiver.Owner.Trim().Length > 0 && waived.Waiver.Reason.Trim().Length > 0));
        }

        Assert.All(set.Warnings, warning => Assert.NotEqual("", warning));
    }

    /// <summary>A file with other content is never the package, whatever its name is.</summary>
    private void CheckPackage(byte[] bytes)
    {
        string name = Encoding.UTF8.GetString(bytes, 0, Math.Min(bytes.Length, 100));
        Assert.All(PackageFile.All.SelectMany(package => package.Names), known => Regex.IsMatch(name, "^" + known.Pattern + "$", RegexOptions.IgnoreCase));
        PackageNeed need = PackageNeed.Of([Installing.PlanOf(Installing.DotNet)]).Single();
        Assert.Equal("Wrong", PackageCheck.Of(need, new PackageState(_path, PackageProblem.OtherContent, name)).State);
        Assert.Equal(bytes.Length == 0 ? "Wrong" : "Signed", PackageCheck.Of(need, new PackageState(_path, PackageProblem.None)).State);
    }

    private ServerInventory ReadFile()
    {
        var file = new CaptureFile(_path);
        ServerInventory inventory = CollectedFile.Recognizes(file.Head) ? CollectedFile.Read(file)
            : InventoryFile.Recognizes(file.Head) ? InventoryFile.Read(file)
            : ReadCapture(file);
        string written = InventoryFile.Write(inventory);
        File.WriteAllText(_path, written);
        Assert.Equal(written, InventoryFile.Write(ReadBack()));
        return inventory;
    }

    private static ServerInventory ReadCapture(CaptureFile file)
    {
        var captures = new CaptureSet(null);
        captures.Add(file);
        return captures.ToInventory()!;
    }

    /// <summary>What was written by the module itself has to be accepted.</summary>
    private ServerInventory ReadBack()
    {
        try
        {
            return InventoryFile.Read(new CaptureFile(_path));
        }
        catch (InputException problem)
        {
            throw new InvalidOperationException("An inventory that was written is refused.", problem);
        }
    }

    private static void Judge(ServerInventory inventory)
    {
        List<PrerequisiteResult> rows = Inspect.Judge(inventory, LyncRole.FrontEnd, LyncRole.PersistentChat);
        Assert.All(rows, row => Assert.Equal(row.StatusValue == PrerequisiteStatus.Unknown, row.CauseValue != UnknownCause.None));
    }

    private static bool Accepts(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (InputException)
        {
            return false;
        }
    }
}
