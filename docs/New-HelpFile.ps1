<#
.SYNOPSIS
    Makes LyncPrereq.dll-Help.xml of the pages in docs/en-US, with Microsoft.PowerShell.PlatyPS.
.DESCRIPTION
    What PlatyPS writes is read by a console afterwards, so that the markup of the pages is taken out: code and output
    of an example become its code, paragraphs are one line, and blank lines are blank.
.PARAMETER Destination
    The folder that gets the file.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)]
    [string] $Destination
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

# Text of a page as a console shows it: a paragraph or an item of a list is one line.
function ConvertTo-Plain {
    param([string] $Text)

    $Text -replace '\n(?!- )\s*', ' ' -replace '\[([^\]]+)\]\([^)]+\)', '$1' -replace '\\([\\<>\[\]_*])', '$1' -replace '`|\*\*', ''
}

# PlatyPS leaves an example as one text with its fences; Get-Help knows introduction, code and remarks.
function Split-Example {
    param([Xml.XmlElement] $Example, [Xml.XmlNamespaceManager] $Names)

    $introduction = $Example.SelectSingleNode('maml:introduction', $Names)
    $code = $Example.SelectSingleNode('dev:code', $Names)
    $remarks = $Example.SelectSingleNode('dev:remarks', $Names)
    $blocks = @()
    foreach ($paragraph in @($introduction.SelectNodes('maml:para', $Names))) {
        if ($paragraph.InnerText -match '(?s)^```\w+\n(.*)\n```$') {
            $blocks += $Matches[1]
        }
        elseif ($blocks.Count -gt 0 -and $paragraph.InnerText.Trim() -ne '') {
            $null = $remarks.AppendChild($paragraph)
        }

        if ($blocks.Count -gt 0 -and $paragraph.ParentNode -eq $introduction) {
            $null = $introduction.RemoveChild($paragraph)
        }
    }

    $code.InnerText = $blocks -join "`n`n"
}

Import-Module Microsoft.PowerShell.PlatyPS
$work = Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid())
try {
    $file = Get-ChildItem -Path "$PSScriptRoot/en-US/*-*.md" |
        Sort-Object -Property Name |
        Import-MarkdownCommandHelp |
        Export-MamlCommandHelp -OutputFolder $work -Confirm:$false -WhatIf:$false
    $document = New-Object Xml.XmlDocument
    $document.Load($file.FullName)
    $names = New-Object Xml.XmlNamespaceManager $document.NameTable
    $names.AddNamespace('maml', 'http://schemas.microsoft.com/maml/2004/10')
    $names.AddNamespace('command', 'http://schemas.microsoft.com/maml/dev/command/2004/10')
    $names.AddNamespace('dev', 'http://schemas.microsoft.com/maml/dev/2004/10')

    # A blank line of PlatyPS is a paragraph with a control character in it.
    foreach ($paragraph in $document.SelectNodes('//maml:para', $names)) {
        $paragraph.InnerText = $paragraph.InnerText.Replace([string] [char] 0x80, '').Replace("`r", '')
    }

    foreach ($example in $document.SelectNodes('//command:example', $names)) {
        Split-Example -Example $example -Names $names
    }

    foreach ($title in $document.SelectNodes('//command:example/maml:title', $names)) {
        $title.InnerText = $title.InnerText.Trim('-', ' ')
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
