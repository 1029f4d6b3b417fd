$build = if ($PSEdition -eq 'Core') { 'netstandard2.0' } else { 'net45' }
Import-Module "$PSScriptRoot/$build/LyncPrereq.dll", "$PSScriptRoot/LyncPrereq.Serialization.psd1"
