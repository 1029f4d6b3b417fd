using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using LyncPrereq.Facts;
using LyncPrereq.Serialization;

namespace LyncPrereq.Captures;

/// <summary>
/// Reads captures from <c>ConvertTo-Json</c>: an array, a single object, or the object that Windows PowerShell creates
/// for some arrays (<c>{ "value": [...], "Count": 2 }</c>). Enums are numbers.
/// </summary>
internal sealed class JsonCapture : ICaptureFormat
{
    private static readonly Regex s_array = new(@"^\s*\[\s*[\[{]", RegexOptions.CultureInvariant);
    private static readonly Regex s_object = new(@"^\s*\{", RegexOptions.CultureInvariant);

    private static readonly Regex s_inventory = new(
        "\"(format|formatVersion|computerName|sources)\"\\s*:",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex s_capture = new(
        "\"(HotFixID|InstallState|Installed|FeatureType|FeatureName|BuildNumber|OperatingSystemSKU|ServiceName|StartType|StartMode"
        + "|Status|CimClass|__CLASS|value|" + string.Join("|", FactClasses.All.Select(known => known.Mark)) + ")\"\\s*:",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture);

    /// <summary>
    /// Returns whether a file is a capture. An object is an inventory unless it has properties of a capture and none of
    /// an inventory.
    /// </summary>
    public string Name => "JSON";

    public bool Recognizes(string head)
    {
        string document = head.Substring(ForeignEdges.Start(head));
        return s_array.IsMatch(document)
            || (s_object.IsMatch(document) && !s_inventory.IsMatch(document) && s_capture.IsMatch(document));
    }

    public IEnumerable<InventorySource> Read(CaptureFile file)
    {
        var objects = new CapturedObjects(file);
        using TextReader reader = file.OpenText();
        try
        {
            string text = reader.ReadToEnd();
            CommandPrompt? prompt = ForeignEdges.PromptBefore(text, ForeignEdges.Start(text));
            foreach (CapturedObject found in ObjectsIn(JsonReader.Parse(DocumentIn(text))))
            {
                found.Prompt = prompt;
                objects.Add(found);
            }
        }
        catch (JsonFormatException problem)
        {
            throw problem.EndOfText
                ? file.Truncated(problem.Position.Line)
                : file.Malformed(problem.Position.Line, problem.Message);
        }

        return objects.ToSources();
    }

    /// <summary>Returns the document, preceded by the same number of lines as in the file.</summary>
    private static string DocumentIn(string text)
    {
        int start = ForeignEdges.Start(text);
        int end = ForeignEdges.End(text, start);
        int lines = text.Substring(0, start).Split('\n').Length - 1;
        return start == 0 && end == text.Length ? text : new string('\n', lines) + text.Substring(start, end - start);
    }

    /// <summary>Returns the object, or the objects and the lists of objects in an array.</summary>
    private static IEnumerable<CapturedObject> ObjectsIn(JsonNode node) =>
        node.Kind == JsonKind.Object ? [ToObject(node)] : node.Items.Select(ToListOrObject).OfType<CapturedObject>();

    private static CapturedObject? ToListOrObject(JsonNode node)
    {
        if (node.Kind == JsonKind.Object)
        {
            return ToObject(node);
        }

        CapturedObject[] items = [.. node.Items.Select(ToListOrObject).OfType<CapturedObject>()];
        return items.Length > 0 ? new CapturedObject([], [], items) { Line = node.Position.Line } : null;
    }

    private static CapturedObject ToObject(JsonNode node)
    {
        var properties = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var members = new List<CapturedObject>();
        foreach (KeyValuePair<string, JsonNode> member in node.Members)
        {
            AddScalar(properties, member.Key, EnumName(member.Value) ?? member.Value);
            AddTexts(properties, member.Key, member.Value);
            if (ToListOrObject(member.Value) is { } found)
            {
                found.Key = member.Key;
                members.Add(found);
            }

            // Of an object in a property, only its own properties are used: the class and the server of a CIM instance.
            foreach (KeyValuePair<string, JsonNode> inner in member.Value.Members)
            {
                AddScalar(properties, member.Key + "/" + inner.Key, inner.Value);
            }
        }

        return new CapturedObject([], properties, members) { Line = node.Position.Line };
    }

    /// <summary>
    /// Returns the name of an enum that Windows PowerShell restored after remoting and wrote as an object:
    /// <c>{ "value": 4, "Value": "Running" }</c>; null for other values.
    /// </summary>
    private static JsonNode? EnumName(JsonNode node) => node.Kind == JsonKind.Object
        && node.Members.Length == 2
        && Array.TrueForAll(node.Members, member => string.Equals(member.Key, "value", StringComparison.OrdinalIgnoreCase))
        ? Array.Find(node.Members, member => member.Value.Kind == JsonKind.String).Value
        : null;

    /// <summary>Adds the texts of an array as lines.</summary>
    private static void AddTexts(Dictionary<string, string> properties, string name, JsonNode value)
    {
        if (value.Kind == JsonKind.Array && Array.TrueForAll(value.Items, item => item.Kind == JsonKind.String))
        {
            properties[name] = string.Join("\n", value.Items.Select(item => item.Text));
        }
    }

    private static void AddScalar(Dictionary<string, string> properties, string name, JsonNode value)
    {
        if (value.Kind is not (JsonKind.Array or JsonKind.Object))
        {
            properties[name] = value.Kind == JsonKind.Null ? "" : value.Text;
        }
    }
}
