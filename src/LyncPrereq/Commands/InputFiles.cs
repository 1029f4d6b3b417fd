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
        if (Find(cmdlet.SessionState.Path, path, isLiteral: true, out Collection<string> found) is { } problem)
        {
            cmdlet.ThrowTerminatingError(problem);
        }

        return found[0];
    }

    /// <summary>A path that need not exist yet, from where PowerShell stands.</summary>
    /// <exception cref="InputException">Its drive does not exist, or holds no files.</exception>
    public static string ResolveOne(PathIntrinsics location, string path) =>
        Find(location, path, isLiteral: true, out Collection<string> found) is { } problem
            ? throw new InputException(problem.FullyQualifiedErrorId, problem.Exception.Message, path, problem.Exception)
            : found[0];

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
            if (Find(cmdlet.SessionState.Path, path, isLiteral, out Collection<string> found) is { } problem)
            {
                refuse(problem);
                continue;
            }

            foreach (string file in found)
            {
                yield return file;
            }
        }
    }

    /// <summary>What a path leads to, at least one; or why it leads to no file.</summary>
    private static ErrorRecord? Find(PathIntrinsics location, string path, bool isLiteral, out Collection<string> found)
    {
        found = [];
        ProviderInfo provider;
        try
        {
            string whole = location.GetUnresolvedProviderPathFromPSPath(path, out provider, out _);

            // PowerShell passes on what .NET refuses only later, when a file is opened or its name is taken apart.
            if (provider.Name == FileSystem)
            {
                System.IO.Path.GetFullPath(whole);
            }

            found = isLiteral ? [whole] : location.GetResolvedProviderPathFromPSPath(path, out provider);
        }
        catch (Exception problem) when (problem is ItemNotFoundException or DriveNotFoundException or ProviderNotFoundException)
        {
            return ErrorRecords.PathNotFound(path, problem);
        }
        catch (Exception problem) when (problem is RuntimeException and not PipelineStoppedException || PathProblem.Is(problem))
        {
            return ErrorRecords.From(PathProblem.Of(path, problem));
        }

        return provider.Name != FileSystem ? ErrorRecords.PathNotFileSystem(path)
            : found.Count == 0 ? ErrorRecords.PathNotFound(path)
            : null;
    }
}
