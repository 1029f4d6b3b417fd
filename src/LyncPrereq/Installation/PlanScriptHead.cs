using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using LyncPrereq.Facts;
using LyncPrereq.Scripting;

namespace LyncPrereq.Installation;

/// <summary>
/// Writes the beginning of a plan's script: the check of the computer name, the meanings of codes, and its functions.
/// </summary>
internal sealed class PlanScriptHead
{
    private readonly Action<string> _line;
    private readonly InstallationStep[] _steps;
    private readonly WindowsRelease? _release;
    private readonly bool _hasFolder;

    /// <param name="line">Writes a line.</param>
    /// <param name="steps">The steps of the plan.</param>
    /// <param name="release">The release of Windows; null if it is not known.</param>
    /// <param name="hasFolder">Whether the folder of the packages was specified.</param>
    public PlanScriptHead(Action<string> line, InstallationStep[] steps, WindowsRelease? release, bool hasFolder)
    {
        _hasFolder = hasFolder;
        _line = line;
        _steps = steps;
        _release = release;
    }

    public void Write(string computer)
    {
        _line("$ErrorActionPreference = 'Stop'");
        Comment(SR.ScriptDefaults);
        _line("$PSDefaultParameterValues = @{}");
        WriteNameCheck(computer);
        bool hasFeatures = Array.Exists(_steps, step => step.Feature.Count > 0);
        bool hasPackages = Array.Exists(_steps, step => step.Package is not null);
        if (hasFeatures || hasPackages)
        {
            WriteFunctions(Scripts.Elevation);
            _line("if (-not (Test-LyncPrereqElevation)) { throw " + PowerShellText.Quote(SR.ScriptNotElevated) + " }");
        }

        if (hasFeatures)
        {
            _line("Import-Module ServerManager");
        }

        if (hasFeatures || hasPackages)
        {
            _line("");
            Comment(SR.ScriptAsked);
            _line("$restart = @()");
            if (Array.Exists(_steps, PlanScript.MayFail))
            {
                Comment(SR.ScriptFailures);
                _line("$failed = @()");
            }

            Comment(SR.ScriptMeaning);
            _line("$meaning = @{");
            bool hasSources = hasFeatures && _release != WindowsRelease.WindowsServer2008R2;
            foreach (KeyValuePair<uint, string> failure in ExitCodes.Failures.Where(failure =>
                ExitCodes.IsSource(failure.Key) ? hasSources : hasPackages || failure.Key > ushort.MaxValue))
            {
                _line("    '0x" + failure.Key.ToString("X8", CultureInfo.InvariantCulture) + "' = " + PowerShellText.Quote(failure.Value));
            }

            _line("}");
            WriteFunctions(EmbeddedText.Read("PlanScript.ps1"));
        }

        if (hasPackages)
        {
            if (!_hasFolder)
            {
                _line("");
                Comment(SR.ScriptFolder);
                _line("if (-not $MyInvocation.MyCommand.Path) { throw " + PowerShellText.Quote(SR.ScriptNoFolder) + " }");
                _line("$folder = Split-Path -Parent $MyInvocation.MyCommand.Path");
            }

            _line("");
            Comment(SR.ScriptTrust);
            _line("$trust = @'");
            WriteLines(Scripts.PackageTrust);
            _line("'@");
            WriteFunctions(Scripts.PackageFunctions);
            WriteFunctions(EmbeddedText.Read("PlanPackages.ps1"));
        }

        if (hasFeatures)
        {
            WriteFunctions(EmbeddedText.Read("PlanFeatures.ps1"));
        }
    }

    private void WriteFunctions(string text)
    {
        _line("");
        WriteLines(text);
    }

    private void WriteLines(string text)
    {
        foreach (string line in text.TrimEnd().Split('\n'))
        {
            _line(line.TrimEnd('\r'));
        }
    }

    /// <summary>
    /// Writes the check of the computer name. COMPUTERNAME has at most 15 characters, and the name in a plan can be
    /// this one or the full name. The domain of a full name is that of the directory or, on a server outside a domain,
    /// that of DNS.
    /// </summary>
    private void WriteNameCheck(string computer)
    {
        if (computer == ComputerNames.Unnamed)
        {
            _line("Write-Warning " + PowerShellText.Quote(SR.ScriptUnnamed));
            return;
        }

        string host = ComputerNames.Host(computer);
        string refuse = ") { throw " + PowerShellText.Quote(Text.Format(SR.ScriptOtherComputer, computer)) + " }";
        _line("if ([Net.Dns]::GetHostName(), [Environment]::MachineName -notcontains " + PowerShellText.Quote(host) + refuse);
        if (host.Length < computer.Length)
        {
            _line("$domain = (Get-WmiObject -Class Win32_ComputerSystem).Domain");
            _line("$suffix = [Net.NetworkInformation.IPGlobalProperties]::GetIPGlobalProperties().DomainName");
            _line("if ($domain, $suffix -notcontains " + PowerShellText.Quote(computer.Substring(host.Length + 1)) + refuse);
        }
    }

    private void Comment(string text) => _line(PowerShellText.Comment(text));
}
