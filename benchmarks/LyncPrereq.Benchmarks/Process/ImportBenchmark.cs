using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;

namespace LyncPrereq.Benchmarks;

/// <summary>
/// Measures the import of the module in pwsh, compared with the same manifest, psm1, and ps1xml with an empty assembly.
/// </summary>
internal static class ImportBenchmark
{
    private const int Runs = 9;

    public static void Run()
    {
        Table.Head(
            "Import",
            Table.Format($"Import-Module in a new pwsh, median of {Runs} alternating runs after one that is not measured. Target: at most 60 ms more."),
            "module",
            "ms",
            "difference");
        if (ChildProcess.Find("pwsh") is not { } pwsh)
        {
            Table.Row("not measured: pwsh is not on the path", "", "");
            return;
        }

        string empty = Path.Combine(Directory.CreateTempSubdirectory().FullName, "LyncPrereq");
        try
        {
            Hollow(Repository.Module, empty);
            List<double> module = [];
            List<double> hollow = [];
            for (int i = 0; i <= Runs; i++)
            {
                hollow.Add(Import(pwsh, empty));
                module.Add(Import(pwsh, Repository.Module));
            }

            double around = Median(hollow);
            double whole = Median(module);
            Table.Row("the same files with an empty assembly", Table.Format($"{around:0}"), "");
            Table.Row("the module", Table.Format($"{whole:0}"), Table.Format($"{whole - around:0}"));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(empty)!, recursive: true);
        }
    }

    private static double Import(string pwsh, string module)
    {
        string script = "$watch = [Diagnostics.Stopwatch]::StartNew(); Import-Module -Name '"
            + Path.Combine(module, "LyncPrereq.psd1")
            + "' -ErrorAction Stop; 'ms=' + $watch.Elapsed.TotalMilliseconds.ToString([Globalization.CultureInfo]::InvariantCulture)";
        ChildProcess child = ChildProcess.Run(
            [pwsh, "-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script],
            line => line.StartsWith("ms=", StringComparison.Ordinal));
        return double.Parse(child.Line[3..], CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// Copies the module with an empty assembly. It only contains the names of the classes, because a ps1xml that
    /// refers to missing classes is refused.
    /// </summary>
    private static void Hollow(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (Path.GetFileName(file) != "LyncPrereq.dll")
            {
                File.Copy(file, copy);
                continue;
            }

            var assembly = new PersistedAssemblyBuilder(new AssemblyName("LyncPrereq"), typeof(object).Assembly);
            ModuleBuilder module = assembly.DefineDynamicModule("LyncPrereq");
            foreach (Type type in typeof(PrerequisiteResult).Assembly.GetExportedTypes())
            {
                if (type is { Namespace: "LyncPrereq", IsClass: true })
                {
                    module.DefineType(type.FullName!, TypeAttributes.Public).CreateType();
                }
            }

            assembly.Save(copy);
        }
    }

    private static double Median(List<double> times) => times.Skip(1).Order().ElementAt(Runs / 2);
}
