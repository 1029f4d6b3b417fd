using LyncPrereq.Serialization;

namespace LyncPrereq;

/// <summary>Represents the instances of a CIM class.</summary>
public sealed class ClassFact
{
    internal ClassFact(string name, InstanceFact[] instances)
    {
        Name = name;
        Instances = instances;
    }

    /// <summary>Gets the name of the class, for example Win32_ComputerSystem.</summary>
    [Shape(NotBlank = true)]
    public string Name { get; }

    /// <summary>Gets the instances.</summary>
    public InstanceFact[] Instances { get; }

    /// <summary>Returns the name of the class and the number of instances.</summary>
    public override string ToString() => Text.Format("{0} ({1})", Name, Instances.Length);
}
