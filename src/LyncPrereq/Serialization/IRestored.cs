namespace LyncPrereq.Serialization;

/// <summary>Represents an object that checks its values after it was restored from a file or a session.</summary>
internal interface IRestored
{
    /// <summary>Gets the name of the property with a value that an object of the module cannot have; null if there is none.</summary>
    string? Invalid { get; }
}
