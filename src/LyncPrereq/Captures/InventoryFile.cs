using System;
using System.IO;
using System.Text;
using LyncPrereq.Serialization;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads and writes inventories as JSON files. A file contains the complete inventory. Version 2 added classes; a file of
/// version 1 has none.
/// </summary>
internal static class InventoryFile
{
    public const string Format = "LyncPrereq.ServerInventory";
    public const int FormatVersion = 2;

    /// <summary>The extension of the files that are written. A file that is read can have any name.</summary>
    public const string Extension = ".json";

    private static readonly JsonCapture s_capture = new();

    /// <summary>Returns whether a file can be an inventory: any JSON object that is not a capture.</summary>
    public static bool Recognizes(string head) =>
        head.TrimStart().StartsWith("{", StringComparison.Ordinal) && !s_capture.Recognizes(head);

    /// <exception cref="InputException">
    /// The file is not an inventory, has a newer version, is truncated, or is not valid.
    /// </exception>
    public static ServerInventory Read(CaptureFile file) =>
        Read(file, Format, FormatVersion, json => JsonObject.Read<ServerInventory>(json, "format", "formatVersion"));

    /// <summary>Reads a file whose members begin with its format and its version.</summary>
    /// <param name="file">The file.</param>
    /// <param name="format">The format that it must have.</param>
    /// <param name="newest">The newest version that can be read.</param>
    /// <param name="read">Reads the document.</param>
    /// <exception cref="InputException">
    /// The file has another format or a newer version, is truncated, or is not valid.
    /// </exception>
    public static ServerInventory Read(CaptureFile file, string format, int newest, Func<JsonCursor, ServerInventory> read)
    {
        string text;
        try
        {
            using TextReader reader = file.OpenText();
            text = reader.ReadToEnd();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw file.Unreadable(problem);
        }

        try
        {
            var json = new JsonCursor(JsonReader.Parse(text));
            CheckFormat(json, file.Path, format, newest);
            return read(json);
        }
        catch (JsonFormatException problem)
        {
            throw problem.EndOfText
                ? InputException.At(nameof(SR.InventoryTruncated), SR.InventoryTruncated, file.Path, problem)
                : InputException.At(nameof(SR.InventoryMalformed), SR.InventoryMalformed, file.Path, problem);
        }
    }

    public static string Write(ServerInventory inventory)
    {
        var json = new JsonWriter();
        json.BeginObject();
        json.Write("format", Format);
        json.Write("formatVersion", FormatVersion);
        JsonObject.WriteMembers(json, inventory);
        json.EndObject();
        return json.ToString();
    }

    public static void Save(ServerInventory inventory, string path) =>
        AtomicFile.Save(path, new UTF8Encoding(false).GetBytes(Write(inventory)));

    private static void CheckFormat(JsonCursor json, string path, string wanted, int newest)
    {
        if (json.IsObject && json.Optional("format") is { IsText: true } format && format.AsText() == wanted)
        {
            long version = json.Member("formatVersion").AsInteger(1, int.MaxValue);
            if (version > newest)
            {
                throw new InputException(
                    nameof(SR.InventoryVersion),
                    Text.Format(SR.InventoryVersion, path, version, newest),
                    path);
            }

            return;
        }

        throw new InputException(nameof(SR.InventoryForeign), Text.Format(SR.InventoryForeign, path, wanted), path);
    }
}
