using System;
using System.Linq;
using System.Text;
using LyncPrereq.Inspection;
using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>
/// A plan as a script for a person who never saw this module: Windows PowerShell 2.0, to be read from top to bottom and
/// run on the server itself. It stops at the first step that fails.
/// </summary>
internal static class PlanScript
{
    public static string Write(
        string computer,
        string product,
        WindowsRelease? release,
        InstallationStep[] steps,
        string[] warnings,
        InstallationOptions options)
    {
        var script = new StringBuilder();
        void Line(string text = "") => script.Append(text).Append("\r\n");
        void Comment(string text) => Line(PowerShellText.Comment(text));

        Comment(Text.Format(SR.ScriptTitle, product, computer, release is { } known ? WindowsReleases.NameOf(known) : SR.SystemNotKnown));
        Comment(SR.ScriptHowTo);
        Array.ForEach(warnings, warning => Comment(Text.Format(SR.ScriptWarning, warning)));
        if (steps.Length == 0)
        {
            Comment(SR.ScriptNothing);
            return script.ToString();
        }

        Line("$ErrorActionPreference = 'Stop'");
        WriteNameCheck(Line, computer);
        bool isOld = release == WindowsRelease.WindowsServer2008R2;
        if (Array.Exists(steps, step => step.Feature.Count > 0))
        {
            Line("Import-Module ServerManager");
        }

        foreach (InstallationStep step in steps)
        {
            Line();
            Comment(step.Number + ". " + step.Title);
            Comment(Text.Format(SR.ScriptServes, string.Join(", ", step.RequirementId)));
            Comment(step.Reason);
            switch (step.Kind)
            {
                case InstallationStepKind.Manual:
                    Line("Write-Warning " + PowerShellText.Quote(step.Reason));
                    break;
                case InstallationStepKind.Restart:
                    Line("Write-Warning " + PowerShellText.Quote(SR.ScriptRestart));
                    break;
                case InstallationStepKind.Package:
                    WritePackage(Line, step.Package!, options.PackagePath);
                    break;
                default:
                    string names = string.Join(", ", step.Feature.Select(PowerShellText.Quote));
                    Line("$result = " + (isOld ? "Add-WindowsFeature" : "Install-WindowsFeature") + " -Name " + names
                        + (!isOld && options.SourcePath is not null ? " -Source " + PowerShellText.Quote(options.SourcePath) : ""));
                    Line("if (-not $result.Success) { throw " + PowerShellText.Quote(Text.Format(SR.ScriptFailed, step.Number)) + " }");
                    break;
            }
        }

        return script.ToString();
    }

    /// <summary>COMPUTERNAME holds no more than 15 letters; the name of a plan can be either that or the whole one.</summary>
    private static void WriteNameCheck(Action<string> line, string computer)
    {
        string host = computer.Split('.')[0];
        if (computer == CaptureSet.Unnamed)
        {
            line("Write-Warning " + PowerShellText.Quote(SR.ScriptUnnamed));
            return;
        }

        line("if ([Net.Dns]::GetHostName(), [Environment]::MachineName -notcontains " + PowerShellText.Quote(host) + ") { throw "
            + PowerShellText.Quote(Text.Format(SR.ScriptOtherComputer, host)) + " }");
    }

    /// <summary>0, 3010, 1641 and 2359301 are success, 2359302 says that the update is there already.</summary>
    private static void WritePackage(Action<string> line, PackageFile file, string? folder)
    {
        line("$file = @(Get-ChildItem -LiteralPath " + PowerShellText.Quote(folder ?? ".") + " | Where-Object { $_.Name -like "
            + PowerShellText.Quote(file.FilePattern) + " })[0].FullName");
        line("if (-not $file) { throw " + PowerShellText.Quote(Text.Format(SR.PackageMissing, file.FilePattern)) + " }");
        line(file.Update is null
            ? "$process = Start-Process -FilePath $file -ArgumentList '/q', '/norestart' -Wait -PassThru"
            : "$process = Start-Process -FilePath \"$env:windir\\System32\\wusa.exe\" -ArgumentList ('\"' + $file + '\"'), '/quiet', '/norestart' -Wait -PassThru");
        line("if (0, 3010, 1641, 2359301, 2359302 -notcontains $process.ExitCode) { throw \"" + file.FilePattern + ": exit code $($process.ExitCode)\" }");
    }
}
