using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Management.Automation;
using LyncPrereq.Captures;

namespace LyncPrereq.Commands;

/// <summary>Resolves the paths of files. Each failure is a separate error.</summary>
internal static class InputFiles
{
    private const string FileSystem = "FileSystem";

    /// <summary>Resolves a path that does not have to exist.</summary>
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

    /// <summary>Resolves a path that does not have to exist, relative to the location of PowerShell.</summary>
    /// <exception cref="InputException">It is not a path of the file system.</exception>
    public static string ResolveOne(PathIntrinsics location, string path) => Find(location, path, isLiteral: true)[0];

    /// <summary>Returns the text of a file.</summary>
    /// <exception cref="InputException">It cannot be read, or is not text.</exception>
    public static string ReadText(string path)
    {
        var file = new CaptureFile(path);
        using System.IO.TextReader reader = file.OpenText();
        return reader.ReadToEnd();
    }

    /// <param name="cmdlet">The cmdlet whose location and drives are used.</param>
    /// <param name="paths">The paths as specified.</param>
    /// <param name="isLiteral">Whether wildcard characters are not interpreted.</param>
    /// <param name="refuse">Is called for each path without files.</param>
    public static IEnumerable<string> Resolve(
        PSCmdlet cmdlet,
        string[] paths,
        bool isLiteral,
        Action<ErrorRecord> refuse)
    {
        foreach (string path in paths)
        {
            Collection<string> found;
            try
            {
                found = Find(cmdlet.SessionState.Path, path, isLiteral);
            }
            catch (InputException problem)
            {
                refuse(ErrorRecords.From(problem));
                continue;
            }

            foreach (string file in found)
            {
                yield return file;
            }
        }
    }

    /// <summary>Returns the files of a path, at least one.</summary>
    /// <exception cref="InputException">No file matches.</exception>
    private static Collection<string> Find(PathIntrinsics location, string path, bool isLiteral)
    {
        Collection<string> found;
        ProviderInfo provider;
        try
        {
            string whole = location.GetUnresolvedProviderPathFromPSPath(path, out provider, out _);

            // PowerShell accepts paths that .NET refuses only when a file is opened or its name is parsed.
            if (provider.Name == FileSystem)
            {
                System.IO.Path.GetFullPath(whole);
            }

            found = isLiteral ? [whole] : location.GetResolvedProviderPathFromPSPath(path, out provider);
        }
        catch (Exception problem) when (problem is ItemNotFoundException or DriveNotFoundException or ProviderNotFoundException)
        {
            throw NotFound(path, problem);
        }
        catch (Exception problem) when (problem is RuntimeException and not PipelineStoppedException || PathProblem.Is(problem))
        {
            throw PathProblem.Of(path, problem);
        }

        return provider.Name != FileSystem ? throw new InputException(nameof(SR.PathNotFileSystem), Text.Format(SR.PathNotFileSystem, path), path)
            : found.Count == 0 ? throw NotFound(path)
            : found;
    }

    private static InputException NotFound(string path, Exception? inner = null) =>
        new(nameof(SR.PathNotFound), Text.Format(SR.PathNotFound, path), path, inner);
}
