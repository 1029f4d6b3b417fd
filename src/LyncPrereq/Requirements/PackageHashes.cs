using System;
using System.Collections.Generic;

namespace LyncPrereq.Requirements;

/// <summary>
/// The SHA-256 hashes of package files. One name can have several genuine builds, so a file with another hash is not
/// necessarily wrong. The hashes are from public installation scripts that download the files from Microsoft; that of KB2982006
/// was calculated from the file.
/// </summary>
internal static class PackageHashes
{
    private static readonly Dictionary<string, string[]> s_all = new(StringComparer.OrdinalIgnoreCase)
    {
        // Winetricks (5a59ea0) and jberezanski/ChocolateyPackages (8b49560).
        ["dotNetFx45_Full_x86_x64.exe"] = ["a04d40e217b97326d46117d961ec4eda455e087b90637cb33dd6cc4a2c228d83"],
        ["NDP452-KB2901907-x86-x64-AllOS-ENU.exe"] = ["6c2c589132e830a185c5f40f82042bee3022e721a216680bd9b3995ba86f3781"],

        // jberezanski/ChocolateyPackages (8b49560).
        ["NDP451-KB2858728-x86-x64-AllOS-ENU.exe"] = ["5ded8628ce233a5afa8e0efc19ad34690f05e9bb492f2ed0413508546af890fe"],
        ["NDP47-KB3186497-x86-x64-AllOS-ENU.exe"] = ["24762159579ec9763baec8c23555464360bd31677ee8894a58bdb67262e7e470"],

        // jberezanski/ChocolateyPackages (8b49560) and criteo-cookbooks/ms_dotnet (fd807a3). 4.8 has two builds.
        ["NDP472-KB4054530-x86-x64-AllOS-ENU.exe"] = ["5cb624b97f9fd6d3895644c52231c9471cd88aacb57d6e198d3024a1839139f6"],
        ["ndp48-x86-x64-allos-enu.exe"] =
        [
            "68c9986a8dcc0214d909aa1f31bee9fb5461bb839edca996a75b08ddffc1483f",
            "95889d6de3f2070c07790ad6cf2000d33d9a1bdfc6a381725ab82ab1c314fd53",
        ],

        // The powershell cookbook of Chef, attributes of powershell3.
        ["Windows6.1-KB2506143-x64.msu"] = ["8a8e35fa0e613fcc54644b8336d7dabbe5c6b57a1895e9caac2d0065746d1f8d"],

        // Calculated from the file. Its SHA-1 is the one in its name in the Microsoft Update Catalog.
        ["Windows8.1-KB2982006-x64.msu"] = ["e21a039434accb195e2bca527255c9014aeaab07756d96f312c5f5c366542ce6"],
    };

    /// <summary>Returns the hashes of a file name; none if they are not known.</summary>
    public static string[] Of(string name) => s_all.TryGetValue(name, out string[]? hashes) ? hashes : [];
}
