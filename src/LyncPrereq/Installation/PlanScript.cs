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
        Comment(SR.ScriptDefaults);
        Line("$PSDefaultParameterValues = @{}");
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
                    WritePackage(Line, step.Package!, options.PackagePath, Array.Exists(steps, other => other.DependsOn.Contains(step.Id)));
                    break;
                default:
                    string names = string.Join(", ", step.Feature.Select(PowerShellText.Quote));
                    Line("$result = ServerManager\\" + (isOld ? "Add-WindowsFeature" : "Install-WindowsFeature") + " -Name " + names
                        + (!isOld && options.SourcePath is not null ? " -Source " + PowerShellText.Quote(options.SourcePath) : ""));
                    Line("if (-not $result.Success) { throw " + PowerShellText.Quote(Text.Format(SR.ScriptFailed, step.Number)) + " }");
                    break;
            }
        }

        return script.ToString();
    }

    /// <summary>
    /// COMPUTERNAME holds no more than 15 letters; the name of a plan can be either that or the whole one. Its domain is
    /// that of the directory or, on a server that is in none, that of DNS.
    /// </summary>
    private static void WriteNameCheck(Action<string> line, string computer)
    {
        if (computer == CaptureSet.Unnamed)
        {
            line("Write-Warning " + PowerShellText.Quote(SR.ScriptUnnamed));
            return;
        }

        string host = ComputerNames.Host(computer);
        string refuse = ") { throw " + PowerShellText.Quote(Text.Format(SR.ScriptOtherComputer, computer)) + " }";
        line("if ([Net.Dns]::GetHostName(), [Environment]::MachineName -notcontains " + PowerShellText.Quote(host) + refuse);
        if (host.Length < computer.Length)
        {
            line("$domain = (Get-WmiObject -Class Win32_ComputerSystem).Domain");
            line("$suffix = [Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().DomainName");
            line("if ($domain, $suffix -notcontains " + PowerShellText.Quote(computer.Substring(host.Length + 1)) + refuse);
        }
    }

    /// <summary>
    /// 0 and 2359302 (there already) are success, 3010 and 2359301 with a restart; 1641 is a restart that has begun, and
    /// -2145124329 (0x80240017) an update that does not apply.
    /// </summary>
    private static void WritePackage(Action<string> line, PackageFile file, string? folder, bool isNeeded)
    {
        string pattern = PowerShellText.Quote(file.FilePattern);
        line("$file = @(Get-ChildItem -LiteralPath " + PowerShellText.Quote(folder ?? ".") + " | Where-Object { $_.Name -like " + pattern + " })");
        line("if ($file.Count -ne 1) { throw " + PowerShellText.Quote(Text.Format(SR.ScriptPackage, file.FilePattern)) + " }");
        line("$file = $file[0].FullName");
        line("$code = (" + (file.Update is null
            ? "Start-Process -FilePath $file -ArgumentList '/q', '/norestart'"
            : "Start-Process -FilePath \"$env:windir\\System32\\wusa.exe\" -ArgumentList ('\"' + $file + '\"'), '/quiet', '/norestart'")
            + " -Wait -PassThru).ExitCode");
        line("if ($code -eq -2145124329) { Write-Warning " + PowerShellText.Quote(Text.Format(SR.ScriptNotApplicable, file.FilePattern)) + " }");
        line("elseif (" + (isNeeded ? "1641, 3010, 2359301" : "1641") + " -contains $code) { Write-Warning "
            + PowerShellText.Quote(Text.Format(SR.ScriptRestartFirst, file.FilePattern)) + "; return }");
        line("elseif (0, 3010, 2359301, 2359302 -notcontains $code) { throw \"" + file.FilePattern + ": exit code $code\" }");
    }
}
