using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;

namespace LyncPrereq.Commands;

/// <summary>Turns what users write for files into paths of the file system, each failure an error of its own.</summary>
internal static class InputFiles
{
    private const string FileSystem = "FileSystem";

    /// <summary>A path that need not exist yet.</summary>
    public static string ResolveOne(PSCmdlet cmdlet, string path)
    {
        try
        {
            return ResolveOne(cmdlet.SessionState.Path, path);
        }
        catch (InputException problem)
        {
            cmdlet.ThrowTerminatingError(ErrorRecords.From(problem));
            throw;
        }
    }

    /// <summary>A path that need not exist yet, from where PowerShell stands.</summary>
    /// <exception cref="InputException">Its drive does not exist, or holds no files.</exception>
    public static string ResolveOne(PathIntrinsics location, string path)
    {
        try
        {
            string resolved = location.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == FileSystem
                ? resolved
                : throw new InputException(nameof(SR.PathNotFileSystem), Text.Format(SR.PathNotFileSystem, path), path);
        }
        catch (Exception problem) when (problem is ItemNotFoundException or DriveNotFoundException or ProviderNotFoundException)
        {
            throw new InputException(nameof(SR.PathNotFound), Text.Format(SR.PathNotFound, path), path, problem);
        }
    }

    /// <param name="cmdlet">The cmdlet whose location and drives count.</param>
    /// <param name="paths">The paths, as they were given.</param>
    /// <param name="isLiteral">Whether wildcards stand for themselves.</param>
    /// <param name="refuse">Told of each path that leads to no file.</param>
    public static IEnumerable<string> Resolve(
        PSCmdlet cmdlet,
        string[] paths,
        bool isLiteral,
        Action<ErrorRecord> refuse)
    {
        foreach (string path in paths)
        {
            Collection<string> found = [];
            ProviderInfo? provider = null;
            try
            {
                if (isLiteral)
                {
                    found.Add(cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out provider, out _));
                }
                else
                {
                    found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out provider);
                }
            }
            catch (Exception problem) when (problem is ItemNotFoundException or DriveNotFoundException or ProviderNotFoundException)
            {
                refuse(ErrorRecords.PathNotFound(path, problem));
                continue;
            }

            if (provider.Name != FileSystem)
            {
                refuse(ErrorRecords.PathNotFileSystem(path));
                continue;
            }

            if (found.Count == 0)
            {
                refuse(ErrorRecords.PathNotFound(path));
            }

            foreach (string file in found)
            {
                yield return file;
            }
        }
    }
}
