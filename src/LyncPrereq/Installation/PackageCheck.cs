using System;
using System.IO;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using LyncPrereq.Requirements;

namespace LyncPrereq.Installation;

/// <summary>Decides whether the file that was found for a package is the right one.</summary>
internal sealed class PackageCheck
{
    private PackageCheck(string state, string? path, string? reason)
    {
        State = state;
        Path = path;
        Reason = reason;
    }

    public string State { get; }

    public string? Path { get; }

    public string? Reason { get; }

    /// <param name="need">The package or media.</param>
    /// <param name="found">The file that was found, and the result of the check of its name and signature; null for media.</param>
    public static PackageCheck Of(PackageNeed need, PackageState? found)
    {
        if (found is null)
        {
            return new PackageCheck("NotChecked", null, SR.PackageMediaNotChecked);
        }

        string file = found.Path is null ? need.FileNames[0] : System.IO.Path.GetFileName(found.Path);
        string? reason = found.Problem == PackageProblem.None ? null : found.Describe(file);
        switch (found.Problem)
        {
            case PackageProblem.Missing:
                return new PackageCheck("Missing", null, reason);
            case PackageProblem.OtherContent:
                return new PackageCheck("Wrong", found.Path, reason);
            case PackageProblem.Unreadable or PackageProblem.Unreachable:
                return new PackageCheck("Unreadable", found.Path, reason);
        }

        try
        {
            if (new FileInfo(found.Path!).Length == 0)
            {
                return new PackageCheck("Wrong", found.Path, Text.Format(SR.PackageEmpty, file));
            }

            if (IsVerifiedByName(file) || IsListed(file, found.Path!))
            {
                return new PackageCheck("Verified", found.Path, null);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return new PackageCheck("Unreadable", found.Path, Text.Format(SR.PackageUnreadable, file, problem.Message));
        }

        return found.Problem switch
        {
            PackageProblem.None => new PackageCheck("Signed", found.Path, null),
            PackageProblem.NotFromMicrosoft => new PackageCheck("Wrong", found.Path, reason),
            PackageProblem.NotSigned when SignatureCodes.IsFaulty(found.Detail) => new PackageCheck("Wrong", found.Path, reason),
            PackageProblem.SignatureUnknown when Environment.OSVersion.Platform != PlatformID.Win32NT =>
                new PackageCheck("Unlisted", found.Path, SR.SignatureOnWindows),
            _ => new PackageCheck("Unlisted", found.Path, reason),
        };
    }

    /// <summary>Returns whether the name contains the SHA-1 of the content. A name with another SHA-1 was already refused.</summary>
    private static bool IsVerifiedByName(string name) => Regex.IsMatch(name, "_[0-9a-f]{40}[.]", RegexOptions.IgnoreCase);

    private static bool IsListed(string name, string path)
    {
        PackageRecord known = PackageRecord.Of(name);
        if (known.Hashes.Length == 0)
        {
            return false;
        }

        using FileStream stream = File.OpenRead(path);

        // SHA256Managed throws if only FIPS-validated cryptography is allowed.
        using var algorithm = new SHA256CryptoServiceProvider();
        return known.Has(BitConverter.ToString(algorithm.ComputeHash(stream)).Replace("-", ""));
    }
}
