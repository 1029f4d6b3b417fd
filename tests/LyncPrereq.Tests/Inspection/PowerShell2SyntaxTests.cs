using LyncPrereq.Scripting;
using LyncPrereq.Tests.Support;

namespace LyncPrereq.Tests.Inspection;

public sealed class PowerShell2SyntaxTests
{
    [Fact]
    public void The_snapshot_script_can_be_read_by_windows_powershell_2() =>
        Assert.Empty(PowerShell2Syntax.FindNewer(Scripts.Snapshot));

    [Theory]
    [InlineData("[pscustomobject]@{ a = 1 }")]
    [InlineData("$x = [PSCustomObject] @{ a = 1 }")]
    [InlineData("[ordered]@{ a = 1 }")]
    [InlineData("1 -in 1, 2")]
    [InlineData("1 -notin 1, 2")]
    [InlineData("'a' -cin 'a', 'b'")]
    [InlineData("'a' -cnotin 'a', 'b'")]
    [InlineData("1 -shl 4")]
    [InlineData("16 -shr 4")]
    [InlineData("1, 2 | ForEach-Object { $PSItem }")]
    [InlineData("\"$psitem\"")]
    [InlineData("[DateTime]::new(1)")]
    [InlineData("using namespace System.IO")]
    [InlineData("class Server { }")]
    [InlineData("enum Role { Edge }")]
    [InlineData("Invoke-Command -Session $s { $using:name }")]
    [InlineData("(1, 2).ForEach({ $_ })")]
    [InlineData("(1, 2).Where{ $_ -gt 1 }")]
    [InlineData("#requires -Version 3.0\n1")]
    [InlineData("#requires -Modules ServerManager\n1")]
    [InlineData("#requires -RunAsAdministrator\n1")]
    [InlineData("workflow Read { 1 }")]
    [InlineData("Get-Process | Where-Object Id -eq 4")]
    [InlineData("Get-Process | ? Id -eq 4")]
    [InlineData("Get-Process | ForEach-Object Name")]
    [InlineData("Get-Process | % Name")]
    [InlineData("function f { param([Parameter(Mandatory)] $x) $x }")]
    [InlineData("Get-Process *> all.txt")]
    [InlineData("Get-Process 3>&1")]
    [InlineData("$a ? 1 : 2")]
    [InlineData("$a ?? 1")]
    [InlineData("$a ??= 1")]
    [InlineData("${a}?.Length")]
    [InlineData("${a}?[0]")]
    [InlineData("one && two")]
    [InlineData("one || two")]
    [InlineData("Get-Process &")]
    [InlineData("1\n| ForEach-Object { $_ }")]
    [InlineData("[string]::IsNullOrWhiteSpace('')")]
    [InlineData("0b101")]
    [InlineData("1u")]
    [InlineData("$PSCommandPath")]
    [InlineData("if (")]
    public void What_is_newer_is_found(string script) => Assert.NotEmpty(PowerShell2Syntax.FindNewer(script));

    [Theory]
    [InlineData("New-Object PSObject -Property @{ a = 1 }")]
    [InlineData("1, 2 -contains 1")]
    [InlineData("foreach ($x in 1, 2) { $x }")]
    [InlineData("Get-Process | Where-Object { $_.Id -eq 4 } | ForEach-Object { $_.Name }")]
    [InlineData("$filter = { $true }; Get-Process | Where-Object -FilterScript $filter")]
    [InlineData("1, 2 | % { $_ }")]
    [InlineData("try { 1 } catch { 2 } finally { 3 }")]
    [InlineData("#requires -Version 2.0\n1")]
    [InlineData("function f { param([Parameter(Mandatory = $true)] [string]$x) $x }")]
    [InlineData("$a = @{ b = 1 }; Get-Item @a 2>&1 > out.txt")]
    [InlineData("[Math]::Max(1, 2); 1kb; 0x1F; 1.5d; 4l")]
    [InlineData("$x.ToString(); [Environment]::MachineName")]
    [InlineData("switch -regex ('a') { 'a' { 1 } default { 2 } }")]
    public void What_version_2_knows_is_left_alone(string script) => Assert.Empty(PowerShell2Syntax.FindNewer(script));
}
