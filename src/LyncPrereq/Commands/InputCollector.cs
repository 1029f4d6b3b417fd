using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LyncPrereq.Serialization;

namespace LyncPrereq.Commands;

/// <summary>Collects objects of the module from a parameter. Another object is an error, and the objects after it are still collected.</summary>
/// <param name="writeError">Writes the error of an object that is not accepted.</param>
/// <param name="refuse">Creates this error; its argument is the object.</param>
/// <param name="types">The types that are accepted.</param>
internal sealed class InputCollector(Action<ErrorRecord> writeError, Func<PSObject?, ErrorRecord> refuse, params Type[] types)
{
    private readonly List<object> _items = [];

    /// <summary>Gets the action for an error that was redirected to the pipeline. By default, the error is written.</summary>
    public Action<ErrorRecord>? OnError { get; init; }

    /// <summary>Gets whether an object of an accepted type is collected. Otherwise, this wrote an error, and the object is left out.</summary>
    public Func<object, bool> Accepts { get; init; } = _ => true;

    /// <summary>Gets the number of objects that were not accepted.</summary>
    public int Refused { get; private set; }

    /// <summary>Gets the server of each row that was incomplete or changed; null if the row does not show it.</summary>
    public List<string?> Broken { get; } = [];

    /// <summary>Gets the number of types of the collected objects.</summary>
    public int Kinds => _items.Select(item => item.GetType()).Distinct().Count();

    /// <summary>Returns the collected objects of a type, in the order of the pipeline.</summary>
    public List<T> Of<T>() => [.. _items.OfType<T>()];

    /// <summary>Adds the value of a parameter; null is an object that is not accepted.</summary>
    public void Add(PSObject?[]? objects)
    {
        foreach (PSObject? item in objects ?? [null])
        {
            try
            {
                Add(item);
            }
            catch (InputException problem)
            {
                Broken.Add(item?.Properties["ComputerName"]?.Value?.ToString());
                Refuse(ErrorRecords.From(problem));
            }
        }
    }

    private void Add(PSObject? item)
    {
        if (item is not null && ErrorOf(item) is { } error)
        {
            (OnError ?? writeError)(error);
        }
        else if (item is not null && DeserializedConverter.Unwrap(item) is { } found && Array.Exists(types, type => type.IsInstanceOfType(found)))
        {
            if (Accepts(found))
            {
                _items.Add(found);
            }
        }
        else
        {
            Refuse(refuse(item));
        }
    }

    private void Refuse(ErrorRecord error)
    {
        Refused++;
        writeError(error);
    }

    /// <summary>Returns an error, also one that was restored after CLIXML or remoting; null for another object.</summary>
    private static ErrorRecord? ErrorOf(PSObject item)
    {
        if (item.BaseObject is ErrorRecord error)
        {
            return error;
        }

        if (!item.TypeNames.Contains("Deserialized." + typeof(ErrorRecord).FullName))
        {
            return null;
        }

        string message = (item.Properties["Exception"]?.Value as PSObject)?.Properties["Message"]?.Value as string ?? item.ToString();
        return new ErrorRecord(
            new InvalidOperationException(message),
            item.Properties["FullyQualifiedErrorId"]?.Value as string ?? "",
            ErrorCategory.NotSpecified,
            item.Properties["TargetObject"]?.Value);
    }
}
