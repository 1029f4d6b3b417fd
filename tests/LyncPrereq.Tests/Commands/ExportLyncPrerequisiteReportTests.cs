using System.Management.Automation;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Commands;

public sealed class ExportLyncPrerequisiteReportTests : IDisposable
{
    private readonly Engine _engine = new();
    private readonly Folder _folder = new();

    public ExportLyncPrerequisiteReportTests()
    {
        _engine.Set("sample", Path.Combine(TestFiles.Repository, "samples/fe01.contoso.example.json"));
        _engine.Set("folder", _folder.Path);
        _engine.Set("rows", Rows.OfEachKind());
    }

    public void Dispose()
    {
        _engine.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("r.html", "", "<!DOCTYPE html>")]
    [InlineData("r.HTM", "", "<!DOCTYPE html>")]
    [InlineData("r.csv", "", "\ufeff\"ComputerName\"")]
    [InlineData("r.md", "", "# ")]
    [InlineData("r.json", "", "{")]
    [InlineData("r.xml", "-Format JUnit", "<?xml")]
    [InlineData("r.html", "-Format NUnit3", "<?xml")]
    [InlineData("new/r.txt", "-Format Markdown", "# ")]
    public void A_sample_is_reported_in_the_format_of_the_extension_or_the_one_named(string name, string format, string start)
    {
        List<FileInfo> files = _engine.Run<FileInfo>(
            $"Test-LyncPrerequisite -Path $sample -Role FrontEnd | Export-LyncPrerequisiteReport \"$folder/{name}\" {format} -PassThru");

        Assert.Empty(_engine.Errors);
        byte[] content = File.ReadAllBytes(Assert.Single(files).FullName);
        Assert.StartsWith(start, System.Text.Encoding.UTF8.GetString(content), StringComparison.Ordinal);
        Assert.Equal([_folder.File(name)], Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("$rows | Export-LyncPrerequisiteReport $folder/r.xml", "ReportFormatUnclear", ErrorCategory.InvalidArgument)]
    [InlineData("$rows | Export-LyncPrerequisiteReport $folder/r", "ReportFormatUnclear", ErrorCategory.InvalidArgument)]
    [InlineData("$rows | Export-LyncPrerequisiteReport $folder", "ReportPathIsFolder", ErrorCategory.InvalidArgument)]
    [InlineData("@() | Export-LyncPrerequisiteReport $folder/r.html", "ReportEmpty", ErrorCategory.InvalidData)]
    [InlineData("Export-LyncPrerequisiteReport $folder/r.html -InputObject @()", "ReportEmpty", ErrorCategory.InvalidData)]
    [InlineData("$rows | Export-LyncPrerequisiteReport Variable:/r.html", "PathNotFileSystem", ErrorCategory.InvalidArgument)]
    public void What_cannot_be_reported_is_one_error_and_no_file(string script, string id, ErrorCategory category)
    {
        ErrorRecord error = _engine.Fail(script);

        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void An_input_that_failed_is_in_the_report_with_its_error()
    {
        _engine.Run("Test-LyncPrerequisite -Role FrontEnd -Path $sample, $folder/absent.json 2>&1 | Export-LyncPrerequisiteReport $folder/r.json");

        using var report = System.Text.Json.JsonDocument.Parse(File.ReadAllText(_folder.File("r.json")));
        System.Text.Json.JsonElement failure = Assert.Single(report.RootElement.GetProperty("failures").EnumerateArray());
        Assert.Empty(_engine.Errors);
        Assert.Equal("PathNotFound", failure.GetProperty("errorId").GetString());
        Assert.EndsWith("absent.json", failure.GetProperty("target").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, report.RootElement.GetProperty("servers").GetArrayLength());
    }

    [Fact]
    public void Errors_come_back_from_a_file_like_rows()
    {
        _engine.Run("$problem = Test-LyncPrerequisite -Role Edge -Path $folder/absent.json 2>&1;"
            + "[Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($problem)) | Export-LyncPrerequisiteReport $folder/r.json");

        using var report = System.Text.Json.JsonDocument.Parse(File.ReadAllText(_folder.File("r.json")));
        System.Text.Json.JsonElement failure = Assert.Single(report.RootElement.GetProperty("failures").EnumerateArray());
        Assert.Empty(_engine.Errors);
        Assert.Equal("PathNotFound", failure.GetProperty("errorId").GetString());
        Assert.Contains("absent.json", failure.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_would_miss_something_is_not_written()
    {
        _engine.Run("@($rows[0], 'fe01', $rows[1]) | Export-LyncPrerequisiteReport $folder/r.html");

        Assert.Equal(["NotReportable", "ReportIncomplete"], _engine.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal("fe01", ((PSObject)_engine.Errors[0].TargetObject).BaseObject);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void A_file_that_is_there_is_written_over_unless_it_is_not_to_be()
    {
        string file = _folder.Write("r.md", "old");

        Assert.StartsWith("ReportExists,", _engine.Fail("$rows | Export-LyncPrerequisiteReport $folder/r.md -NoClobber").FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(file));
        _engine.Run("$rows | Export-LyncPrerequisiteReport $folder/r.md -WhatIf");
        Assert.Equal("old", File.ReadAllText(file));
        new FileInfo(file).IsReadOnly = true;
        Assert.StartsWith("ReportReadOnly,", _engine.Fail("$rows | Export-LyncPrerequisiteReport $folder/r.md").FullyQualifiedErrorId, StringComparison.Ordinal);
        _engine.Run("$rows | Export-LyncPrerequisiteReport -LiteralPath $folder/r.md -Force");

        Assert.Empty(_engine.Errors);
        Assert.StartsWith("# ", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.True(new FileInfo(file).IsReadOnly);
        Assert.StartsWith("ReportExists,", _engine.Fail("$rows | Export-LyncPrerequisiteReport $folder/r.md -Force -NoClobber").FullyQualifiedErrorId, StringComparison.Ordinal);
        new FileInfo(file).IsReadOnly = false;
    }
}
