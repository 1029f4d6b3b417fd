using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LyncPrereq.Facts;
using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>
/// Writes a plan as a Windows PowerShell 2.0 script, which a person can review and run on the server without this
/// module. It stops at the first step that fails.
/// </summary>
internal sealed class PlanScript
{
    private readonly StringBuilder _script = new();
    private readonly InstallationStep[] _steps;
    private readonly InstallationOptions _options;
    private readonly WindowsRelease? _release;

    private PlanScript(InstallationStep[] steps, WindowsRelease? release, InstallationOptions options)
    {
        _steps = steps;
        _release = release;
        _options = options;
    }

    public static string Write(
        string computer,
        string product,
        LyncRole[] roles,
        WindowsRelease? release,
        InstallationStep[] steps,
        string[] warnings,
        InstallationOptions options)
    {
        var script = new PlanScript(steps, release, options);
        string system = release is { } known ? WindowsReleases.NameOf(known) : SR.SystemNotKnown;
        script.Comment(Text.Format(SR.ScriptTitle, product, computer, system, string.Join(", ", roles)));
        script.Comment(SR.ScriptHowTo);
        Array.ForEach(warnings, warning => script.Comment(Text.Format(SR.ScriptWarning, warning)));
        if (steps.Length == 0)
        {
            script.Comment(SR.ScriptNothing);
        }
        else
        {
            new PlanScriptHead(script.Line, steps, release, options.PackagePath is not null).Write(computer);
            Array.ForEach(steps, script.Write);
            script.WriteEnd();
        }

        return script._script.ToString();
    }

    private void Line(string text = "") => _script.Append(text).Append("\r\n");

    private void Comment(string text) => Line(PowerShellText.Comment(text));

    private void Write(InstallationStep step)
    {
        Line();
        Comment(step.ToString());
        Comment(Text.Format(SR.ScriptServes, string.Join(", ", step.RequirementId)));
        Comment(step.Reason);
        switch (step.KindValue)
        {
            case InstallationStepKind.Manual:
                Line(Warning(step.Reason));
                break;
            case InstallationStepKind.Restart when step.IsAwaited:
                WritePending();
                break;
            case InstallationStepKind.Restart:
                break;
            default:
                WriteUnless(Conditions(step), step.Package is null ? FeatureLines(step) : PackageLines(step, step.Package));
                break;
        }
    }

    /// <summary>
    /// Writes the checks for a pending restart, except for features, because Windows itself refuses to install them
    /// then.
    /// </summary>
    private void WritePending()
    {
        string keys = List([Key(RegistryLocations.ServicingRebootPending), Key(RegistryLocations.UpdateRebootRequired)]);
        string names = List([Key(RegistryLocations.ComputerName), Key(RegistryLocations.ActiveComputerName)]);
        Line("$name = @(foreach ($key in " + names + ") { (Get-ItemProperty -LiteralPath $key -ErrorAction SilentlyContinue).ComputerName })");
        Line("$update = Get-ItemProperty -LiteralPath " + PowerShellText.Quote(Key(RegistryLocations.UpdateExeVolatile)) + " -ErrorAction SilentlyContinue");
        Line("if ((Test-Path -LiteralPath " + keys + ") -contains $true -or $update.UpdateExeVolatile -or ($name[0] -and $name[1] -and $name[0] -ne $name[1])) {");
        Line("    " + Warning(SR.ScriptRestart));
        Line("    return");
        Line("}");
    }

    private static string Key(RegistryLocation location) => @"HKLM:\" + location.Path;

    /// <summary>Writes the end of the script, if a step can require a restart.</summary>
    private void WriteEnd()
    {
        InstallationStep last = _steps[_steps.Length - 1];
        if (Array.TrueForAll(_steps, step => step.Package is null && step.Feature.Count == 0))
        {
            return;
        }

        if (last.KindValue != InstallationStepKind.Restart)
        {
            Line();
        }

        Line("if ($restart) { Write-Warning \"" + Text.Format(SR.ScriptRestartAsked, "$($restart -join ', ')") + "\" }");
        if (Array.Exists(_steps, MayFail))
        {
            Line("if ($failed) { throw \"" + Text.Format(SR.ScriptFailed, "$($failed -join ', ')") + "\" }");
        }
    }

    /// <summary>
    /// Returns the conditions under which a step is skipped, each with the sentence that explains it.
    /// </summary>
    private IEnumerable<KeyValuePair<string, string>> Conditions(InstallationStep step)
    {
        foreach (InstallationStep needed in _steps.Where(other => step.DependsOn.Contains(other.Id)))
        {
            if (needed.KindValue == InstallationStepKind.Restart)
            {
                continue;
            }

            if (MayFail(needed))
            {
                yield return new(Text.Format("$failed -contains {0}", needed.Number), Text.Format(SR.ScriptNeedsOther, step.Number, needed.Number));
            }

            yield return new(Text.Format("$restart -contains {0}", needed.Number), Text.Format(SR.ScriptAwaitsRestart, step.Number, needed.Number));
        }

        // Setup of .NET Framework would repair an installed release, which takes long and can require another restart.
        if (step.Package?.Names.Min(name => name.Release) is { } release)
        {
            yield return new(
                Text.Format("(Get-ItemProperty -Path 'HKLM:\\{0}' -ErrorAction SilentlyContinue).Release -ge {1}", RegistryLocations.DotNetFramework4.Path, release),
                Text.Format(SR.ScriptPresent, step.Package.Title));
        }
    }

    private void WriteUnless(IEnumerable<KeyValuePair<string, string>> conditions, IEnumerable<string> lines)
    {
        string begin = "if (";
        foreach (KeyValuePair<string, string> condition in conditions)
        {
            Line(begin + condition.Key + ") { " + Warning(condition.Value) + " }");
            begin = "elseif (";
        }

        bool isConditional = begin != "if (";
        if (isConditional)
        {
            Line("else {");
        }

        foreach (string line in lines)
        {
            Line(isConditional ? "    " + line : line);
        }

        if (isConditional)
        {
            Line("}");
        }
    }

    private IEnumerable<string> FeatureLines(InstallationStep step)
    {
        bool isOld = _release == WindowsRelease.WindowsServer2008R2;
        string command = "ServerManager\\" + (isOld ? "Add-WindowsFeature" : "Install-WindowsFeature")
            + " -Name " + List(step.Feature)
            + (step.Source.Length > 0 ? " -Source " + List(step.Source) : "");
        if (FeatureSteps.IsFromSource(step) && step.Source.Length == 0)
        {
            yield return PowerShellText.Comment(Text.Format(SR.ScriptNoSource, FeatureSteps.NeedOf(step.KindValue)));
        }

        yield return "try {";
        yield return "    $result = " + command;
        yield return Text.Format("    $restart += @(Test-LyncFeature {0} $result ${1})", step.Number, step.MayRestart ? "true" : "false");
        yield return "}";
        string message = Text.Format("\"Step {0} failed: $_\"", step.Number);
        yield return FeatureSteps.IsFromSource(step)
            ? Text.Format("catch {{ $failed += @({0}); Write-Warning (Add-LyncMeaning {1}) }}", step.Number, message)
            : "catch { Stop-LyncPlan " + message + " }";
    }

    /// <summary>
    /// Returns the lines for a package. 1641 is a restart that has started, which would interrupt the following steps.
    /// </summary>
    private IEnumerable<string> PackageLines(InstallationStep step, PackageFile package)
    {
        yield return "$file = Find-LyncPackage " + (_options.PackagePath is { } folder ? PowerShellText.Quote(folder) : "$folder")
            + " (" + List(package.Names.Select(name => name.Pattern)) + ") "
            + PowerShellText.Quote(string.Join(", ", package.Names.Select(name => name.Shown)));
        yield return "$copy = Copy-LyncPackage $file";
        yield return "try {";
        yield return "    $code = (" + (package.Update is null
            ? "Start-Process -FilePath $copy -ArgumentList '/q', '/norestart'"
            : "Start-Process -FilePath \"$env:windir\\System32\\wusa.exe\" -ArgumentList ('\"' + $copy + '\"'), '/quiet', '/norestart'")
            + " -WorkingDirectory \"$env:windir\\System32\" -Wait -PassThru).ExitCode";
        yield return "}";
        yield return Text.Format("catch {{ Stop-LyncPlan \"Step {0} failed: $_\" }}", step.Number);
        yield return "finally { Remove-LyncCopy $copy }";
        yield return "if ($code -eq 1641) { " + Warning(Text.Format(SR.ScriptRestartBegun, step.Number)) + "; return }";
        string test = Text.Format("$restart += @(Test-LyncExitCode {0} $file $code)", step.Number);
        if (package.Update is null)
        {
            yield return test;
            yield break;
        }

        yield return "if (Test-LyncApplicable $file $code " + PowerShellText.Quote(package.WhyNotApplicable!) + ") { " + test + " }";
        if (MayFail(step))
        {
            yield return Text.Format("else {{ $failed += @({0}) }}", step.Number);
        }
    }

    /// <summary>Returns whether the script continues if the step fails, and lists it at the end.</summary>
    public static bool MayFail(InstallationStep step) =>
        FeatureSteps.IsFromSource(step) || step.Package is { Update: not null, CanBeReplaced: false };

    private static string List(IEnumerable<string> texts) => string.Join(", ", texts.Select(PowerShellText.Quote));

    private static string Warning(string text) => "Write-Warning " + PowerShellText.Quote(text);
}
