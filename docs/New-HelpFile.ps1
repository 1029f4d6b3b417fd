<#
.SYNOPSIS
    Creates LyncPrereq.dll-Help.xml from the pages in docs/en-US, with Microsoft.PowerShell.PlatyPS.
.DESCRIPTION
    Adapts the output of PlatyPS to a console, which cannot show markup: the code and the output of an example become
    its code, each paragraph is one line, and blank lines are empty. Adds the default values, which PlatyPS omits.
.PARAMETER Destination
    The target folder.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string] $Destination
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

# Converts the text of a page for a console: each paragraph or list item is one line.
function ConvertTo-Plain {
    param([string] $Text)

    $Text -replace '(?<!\n)\n(?!- |\n)\s*', ' ' -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '\\([\\<>\[\]_*])', '$1' -replace '`|\*\*', ''
}

# Splits an example, which PlatyPS writes as one text with code fences, into code and remarks. The introduction is
# cleared, because Get-Help shows it on the first line of the code.
function Split-Example {
    param([Xml.XmlElement] $Example, [string] $Text)

    $blocks = [regex]::Matches($Text.Replace("`r", ''), '(?ms)^```\w+\n(.*?)\n```$')
    $last = $blocks[$blocks.Count - 1]
    $remarks = $Text.Substring(0, $blocks[0].Index), $Text.Substring($last.Index + $last.Length) |
        ForEach-Object { $_.Trim() } |
        Where-Object { $_ }
    $Example.SelectSingleNode('maml:introduction', $names).RemoveAll()
    $Example.SelectSingleNode('dev:code', $names).InnerText = @($blocks | ForEach-Object { $_.Groups[1].Value }) -join "`n`n"
    foreach ($line in ($remarks -join "`n`n"), '') {
        $paragraph = $Example.OwnerDocument.CreateElement('maml', 'para', $names.LookupNamespace('maml'))
        $paragraph.InnerText = $line
        $null = $Example.SelectSingleNode('dev:remarks', $names).AppendChild($paragraph)
    }
}

Import-Module Microsoft.PowerShell.PlatyPS
$work = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid())
try {
    $pages = Get-ChildItem -Path "$PSScriptRoot/en-US/*-*.md" | Sort-Object -Property Name | Import-MarkdownCommandHelp
    $file = $pages | Export-MamlCommandHelp -OutputFolder $work -Confirm:$false -WhatIf:$false
    $document = New-Object Xml.XmlDocument
    $document.Load($file.FullName)
    $names = New-Object Xml.XmlNamespaceManager $document.NameTable
    $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    $names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')

    # PlatyPS writes a blank line as a paragraph with a control character.
    foreach ($paragraph in $document.SelectNodes('//maml:para', $names)) {
        $paragraph.InnerText = $paragraph.InnerText.Replace([string] [char] 0x80, '').Replace("`r", '')
    }

    foreach ($page in $pages) {
        $command = $document.SelectSingleNode("//command:command[command:details/command:name='$($page.Title)']", $names)
        foreach ($parameter in $page.Parameters | Where-Object { $_.DefaultValue }) {
            $value = $document.CreateElement('dev', 'defaultValue', $names.LookupNamespace('dev'))
            $value.InnerText = $parameter.DefaultValue
            $path = "command:parameters/command:parameter[maml:name='$($parameter.Name)']"
            $null = $command.SelectSingleNode($path, $names).AppendChild($value)
        }

        $examples = $command.SelectNodes('command:examples/command:example', $names)
        for ($i = 0; $i -lt $examples.Count; $i++) {
            Split-Example -Example $examples[$i] -Text $page.Examples[$i].Remarks
        }
    }

    # Links between pages do not work in a console, but their names do.
    foreach ($address in $document.SelectNodes('//maml:navigationLink/maml:uri[not(contains(., ":"))]', $names)) {
        $address.InnerText = ''
    }

    foreach ($paragraph in $document.SelectNodes('//maml:para', $names)) {
        $paragraph.InnerText = ConvertTo-Plain $paragraph.InnerText
    }

    $settings = New-Object Xml.XmlWriterSettings -Property @{
        Indent       = $true
        NewLineChars = "`n"
        Encoding     = New-Object Text.UTF8Encoding $false
    }
    $target = Join-Path $Destination 'LyncPrereq.dll-Help.xml'
    if ($PSCmdlet.ShouldProcess($target)) {
        $writer = [Xml.XmlWriter]::Create($target, $settings)
        $document.Save($writer)
        $writer.Close()
        [IO.File]::AppendAllText($target, "`n")
    }
}
finally {
    if (Test-Path -LiteralPath $work) {
        Remove-Item -LiteralPath $work -Recurse -Confirm:$false -WhatIf:$false
    }
}
