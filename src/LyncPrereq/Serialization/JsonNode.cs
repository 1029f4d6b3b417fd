using System.Collections.Generic;

namespace LyncPrereq.Serialization;

/// <summary>Represents a JSON value with its position in the text.</summary>
internal sealed class JsonNode
{
    private static readonly JsonNode[] s_noItems = [];
    private static readonly KeyValuePair<string, JsonNode>[] s_noMembers = [];

    /// <summary>
    /// The items of an array or the members of an object. They share one field, because there are many nodes.
    /// </summary>
    private readonly object? _children;
    private JsonNode? _parent;

    public JsonNode(JsonKind kind, JsonPosition position, string text = "")
    {
        Kind = kind;
        Position = position;
        Text = text;
    }

    public JsonNode(JsonPosition position, KeyValuePair<string, JsonNode>[] members)
        : this(JsonKind.Object, position)
    {
        _children = members;
        foreach (KeyValuePair<string, JsonNode> member in members)
        {
            member.Value._parent = this;
        }
    }

    public JsonNode(JsonPosition position, JsonNode[] items)
        : this(JsonKind.Array, position)
    {
        _children = items;
        foreach (JsonNode item in items)
        {
            item._parent = this;
        }
    }

    public JsonKind Kind { get; }

    public JsonPosition Position { get; }

    /// <summary>Gets the characters of a string, the text of a number, <c>true</c>, or <c>false</c>.</summary>
    public string Text { get; }

    public JsonNode[] Items => _children as JsonNode[] ?? s_noItems;

    /// <summary>Gets the members of an object in the order of the text. Names are unique.</summary>
    public KeyValuePair<string, JsonNode>[] Members => _children as KeyValuePair<string, JsonNode>[] ?? s_noMembers;

    /// <summary>
    /// Gets the path of the value in its document, for example <c>$.requirements[3].id</c>. It is computed on demand.
    /// </summary>
    public string Path => _parent is null ? "$" : _parent.Path + _parent.StepTo(this);

    /// <summary>Gets the value of the complete text.</summary>
    public JsonNode Root => _parent is null ? this : _parent.Root;

    public JsonNode? this[string name]
    {
        get
        {
            foreach (KeyValuePair<string, JsonNode> member in Members)
            {
                if (member.Key == name)
                {
                    return member.Value;
                }
            }

            return null;
        }
    }

    private JsonStep StepTo(JsonNode child)
    {
        foreach (KeyValuePair<string, JsonNode> member in Members)
        {
            if (member.Value == child)
            {
                return new JsonStep(member.Key);
            }
        }

        int index = 0;
        while (Items[index] != child)
        {
            index++;
        }

        return new JsonStep(index);
    }
}
