using System.Text.RegularExpressions;
using LyncPrereq.Requirements.Conditions;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Assemblies;

/// <summary>Holds the source to the table of folders in docs/architecture.md.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>It is compiled on the server, without the module.</summary>
    private const string SentAsText = "Scripting/PackageTrust.cs";

    private static readonly string s_source = Path.Combine(TestFiles.Repository, "src", "LyncPrereq");

    /// <summary>Each folder with the folders that it may use.</summary>
    private static readonly Dictionary<string, string[]> s_table = ReadTable();

    private static readonly SourceFile[] s_files =
    [
        .. Directory.EnumerateFiles(s_source, "*.cs", SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(s_source, path).Replace('\\', '/')))
            .Where(file => file.Folder is not ("bin" or "obj")),
    ];

    [Fact]
    public void The_table_has_every_folder_and_no_other()
    {
        IEnumerable<string> folders = s_files.Select(file => file.Folder).Where(folder => folder.Length > 0).Distinct();

        Assert.Equal(folders.Order(StringComparer.Ordinal), s_table.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_folder_uses_only_the_folders_of_its_line()
    {
        Dictionary<string, string> folderOf = s_files.SelectMany(file => file.Types, (file, type) => (type, file.Folder))
            .DistinctBy(declared => declared.type)
            .ToDictionary(declared => declared.type, declared => declared.Folder);

        IEnumerable<string> uses =
            from file in s_files
            where file.Folder.Length > 0
            from name in file.Names
            where folderOf.TryGetValue(name, out string? used) && used.Length > 0 && used != file.Folder && !s_table[file.Folder].Contains(used)
            select $"{file.Path} uses {folderOf[name]}/{name}";

        Assert.All(s_table.Keys, folder => Assert.Contains(s_files, file => file.Folder == folder));
        Assert.Empty(uses);
    }

    [Fact]
    public void A_folder_of_the_table_uses_none_that_uses_it()
    {
        Assert.Empty(
            from folder in s_table
            from used in folder.Value
            where s_table[used].Contains(folder.Key)
            select folder.Key + " and " + used);
    }

    [Fact]
    public void A_namespace_is_the_folder_of_its_file_save_for_public_types()
    {
        Assert.Empty(
            from file in s_files
            let wanted = string.Join('.', ["LyncPrereq", .. file.Path.Split('/')[..^1]])
            where file.Path != SentAsText && file.Namespace != wanted && !(file.Namespace == "LyncPrereq" && file.IsPublic)
            select file.Path);
    }

    [Theory]
    [InlineData("net45")]
    [InlineData("netstandard2.0")]
    public void The_files_between_the_cmdlet_and_the_process_are_those_of_the_list(string build)
    {
        using var use = new AssemblyUse(Path.Combine(TestFiles.Module, build, "LyncPrereq.dll"));
        string[] types = use.TypesOnPath("LyncPrereq.Commands.InstallLyncPrerequisiteCommand", "System.Diagnostics.Process::Start");
        string[] listed = [.. PathLine().Matches(ReadDocument()).Select(line => line.Groups["file"].Value)];

        Assert.InRange(listed.Length, 1, 8);
        Assert.Equal(
            listed.Order(StringComparer.Ordinal),
            types.Select(type => type["LyncPrereq.".Length..].Replace('.', '/') + ".cs").Order(StringComparer.Ordinal));
    }

    private static string ReadDocument() => File.ReadAllText(Path.Combine(TestFiles.Repository, "docs", "architecture.md"));

    /// <summary>The features of a condition have a use of their own: they are shown, and installing them is the remedy.</summary>
    [Fact]
    public void A_kind_of_condition_is_named_in_its_file_and_where_it_is_registered()
    {
        string[] kinds = [.. typeof(Condition).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Condition))).Select(type => type.Name)];

        Assert.True(kinds.Length > 10);
        Assert.All(kinds.Where(kind => kind != nameof(FeatureCondition)), kind => Assert.Equal(
            ["Requirements/Conditions/ConditionKinds.cs"],
            s_files.Where(file => file.Names.Contains(kind)).Select(file => file.Path)));
        Assert.All(kinds, kind => Assert.Contains(s_files, file => file.Path == "Requirements/Conditions/" + kind + ".cs" && file.Types[0] == kind));
    }

    private static Dictionary<string, string[]> ReadTable()
    {
        string document = ReadDocument();
        return TableLine().Matches(document).ToDictionary(
            line => line.Groups["folder"].Value,
            line => FolderName().Matches(line.Groups["uses"].Value).Select(used => used.Groups[1].Value).ToArray());
    }

    [GeneratedRegex(@"^\| `(?<folder>\w+)/` \|[^|\n]*\|(?<uses>[^|\n]*)\|$", RegexOptions.Multiline)]
    private static partial Regex TableLine();

    [GeneratedRegex(@"^\d\. `(?<file>[\w/]+\.cs)`", RegexOptions.Multiline)]
    private static partial Regex PathLine();

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex FolderName();

    private sealed partial class SourceFile
    {
        public SourceFile(string path)
        {
            string text = NotCode().Replace(File.ReadAllText(System.IO.Path.Combine(s_source, path)), "");
            Path = path;
            Folder = path.Contains('/') ? path[..path.IndexOf('/')] : "";
            Namespace = NamespaceName().Match(text).Groups[1].Value;
            Types = [.. Declaration().Matches(text).Select(declared => declared.Groups["name"].Value)];
            IsPublic = Declaration().Matches(text).Any(declared => declared.Groups["access"].Value == "public");
            bool isEnum = Declaration().Matches(text).All(declared => declared.Groups["kind"].Value == "enum");

            // The members of an enum can have names of types, and so can what follows a dot.
            Names = isEnum ? [] : [.. Name().Matches(text).Select(name => name.Value).Distinct().Except(Types)];
        }

        public string Path { get; }

        public string Folder { get; }

        public string Namespace { get; }

        public bool IsPublic { get; }

        public string[] Types { get; }

        public string[] Names { get; }

        [GeneratedRegex("""//[^\n]*|nameof\([^)]*\)|"(?:\\.|[^"\\\n])*"|^using [^;]*;""", RegexOptions.Multiline)]
        private static partial Regex NotCode();

        [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
        private static partial Regex NamespaceName();

        [GeneratedRegex(
            @"^(?<access>public|internal) (?:static |sealed |abstract |readonly |partial )*(?<kind>class|struct|interface|enum|record) (?<name>\w+)",
            RegexOptions.Multiline)]
        private static partial Regex Declaration();

        /// <summary>A name before a parenthesis is a method, unless it follows <c>new</c>.</summary>
        [GeneratedRegex(@"(?<=\bnew )[A-Z]\w+|(?<![.\w])[A-Z]\w+\b(?!\()")]
        private static partial Regex Name();
    }
}
