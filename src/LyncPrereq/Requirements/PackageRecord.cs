using System;
using System.Collections.Generic;

namespace LyncPrereq.Requirements;

/// <summary>
/// What is known about the files with one name: the SHA-256 hashes, the address, and the size. One name can have several genuine
/// builds, so a file with another hash is not necessarily wrong. Hashes and addresses are from public installation scripts that
/// download the files from Microsoft; nothing is downloaded from these addresses, and they can be out of date.
/// </summary>
/// <param name="address">The address of the first build; null if it is not known.</param>
/// <param name="hashes">The SHA-256 hashes of all known builds.</param>
internal sealed class PackageRecord(string? address, params string[] hashes)
{
    private const string Center = "https://download.microsoft.com/download/";
    private const string Studio = "https://download.visualstudio.microsoft.com/download/pr/";

    private static readonly PackageRecord s_nothing = new(null);

    private static readonly Dictionary<string, PackageRecord> s_all = new(StringComparer.OrdinalIgnoreCase)
    {
        // Winetricks (5a59ea0) and jberezanski/ChocolateyPackages (8b49560).
        ["dotNetFx45_Full_x86_x64.exe"] = new(
            Center + "b/a/4/ba4a7e71-2906-4b2d-a0e1-80cf16844f5f/dotnetfx45_full_x86_x64.exe",
            "a04d40e217b97326d46117d961ec4eda455e087b90637cb33dd6cc4a2c228d83"),
        ["NDP452-KB2901907-x86-x64-AllOS-ENU.exe"] = new(
            Center + "E/2/1/E21644B5-2DF2-47C2-91BD-63C560427900/NDP452-KB2901907-x86-x64-AllOS-ENU.exe",
            "6c2c589132e830a185c5f40f82042bee3022e721a216680bd9b3995ba86f3781"),

        // jberezanski/ChocolateyPackages (8b49560).
        ["NDP451-KB2858728-x86-x64-AllOS-ENU.exe"] = new(
            Center + "1/6/7/167F0D79-9317-48AE-AEDB-17120579F8E2/NDP451-KB2858728-x86-x64-AllOS-ENU.exe",
            "5ded8628ce233a5afa8e0efc19ad34690f05e9bb492f2ed0413508546af890fe"),

        // jberezanski/ChocolateyPackages (8b49560), and for the second build criteo-cookbooks/ms_dotnet (fd807a3).
        ["NDP47-KB3186497-x86-x64-AllOS-ENU.exe"] = new(
            Center + "D/D/3/DD35CC25-6E9C-484B-A746-C5BE0C923290/NDP47-KB3186497-x86-x64-AllOS-ENU.exe",
            "24762159579ec9763baec8c23555464360bd31677ee8894a58bdb67262e7e470",
            "d9690c83d7ce56b2804ea34aef79ce34b242d60b9cec16385bce1340cfe00883"),

        // jberezanski/ChocolateyPackages (8b49560) and criteo-cookbooks/ms_dotnet (fd807a3). 4.8 has two builds.
        ["NDP472-KB4054530-x86-x64-AllOS-ENU.exe"] = new(
            Studio + "1f5af042-d0e4-4002-9c59-9ba66bcf15f6/089f837de42708daacaae7c04b7494db/ndp472-kb4054530-x86-x64-allos-enu.exe",
            "5cb624b97f9fd6d3895644c52231c9471cd88aacb57d6e198d3024a1839139f6"),
        ["ndp48-x86-x64-allos-enu.exe"] = new(
            Studio + "2d6bb6b2-226a-4baa-bdec-798822606ff1/8494001c276a4b96804cde7829c04d7f/ndp48-x86-x64-allos-enu.exe",
            "68c9986a8dcc0214d909aa1f31bee9fb5461bb839edca996a75b08ddffc1483f",
            "95889d6de3f2070c07790ad6cf2000d33d9a1bdfc6a381725ab82ab1c314fd53"),

        // The powershell cookbook of Chef, attributes of powershell3.
        ["Windows6.1-KB2506143-x64.msu"] = new(
            Center + "E/7/6/E76850B8-DA6E-4FF5-8CCE-A24FC513FD16/Windows6.1-KB2506143-x64.msu",
            "8a8e35fa0e613fcc54644b8336d7dabbe5c6b57a1895e9caac2d0065746d1f8d"),

        // The lists of prerequisites of SharePoint Server 2013 in two public scripts. The hash is not known.
        ["Windows6.1-KB974405-x64.msu"] = new(
            Center + "D/7/2/D72FD747-69B6-40B7-875B-C2B40A6B2BDD/Windows6.1-KB974405-x64.msu"),

        // Calculated from the file. Its SHA-1 is the one in its name in the Microsoft Update Catalog.
        ["Windows8.1-KB2982006-x64.msu"] = new(
            "http://download.windowsupdate.com/d/msdownload/update/software/htfx/2014/09/windows8.1-kb2982006-x64_d96bea78d5746c48cb712c8ef936c29b5077367f.msu",
            "e21a039434accb195e2bca527255c9014aeaab07756d96f312c5f5c366542ce6")
        {
            Size = 510988,
        },
    };

    /// <summary>Gets the address of the first build, for display only; null if it is not known.</summary>
    public string? Address { get; } = address;

    /// <summary>Gets the hashes; none if they are not known.</summary>
    public string[] Hashes { get; } = hashes;

    /// <summary>Gets the size in bytes; null if it is not known.</summary>
    public long? Size { get; private init; }

    /// <summary>Returns what is known about a file name.</summary>
    public static PackageRecord Of(string name) => s_all.TryGetValue(name, out PackageRecord? known) ? known : s_nothing;

    /// <summary>Returns whether a hash is that of a known build.</summary>
    public bool Has(string hash) => Array.Exists(Hashes, some => string.Equals(some, hash, StringComparison.OrdinalIgnoreCase));
}
