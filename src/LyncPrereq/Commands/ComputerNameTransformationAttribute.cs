using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Net;

namespace LyncPrereq.Commands;

/// <summary>
/// Rejects objects that are not computer names, because PowerShell converts any object in the pipeline to a string. It
/// replaces them instead of throwing, so that PowerShell can still bind their properties.
/// </summary>
internal sealed class ComputerNameTransformationAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            null or string or IPAddress or NotAName => inputData,
            IList list => list.Cast<object?>().Select(item => Transform(engineIntrinsics, item)).ToArray(),
            _ => new NotAName(PSObject.AsPSObject(inputData).TypeNames[0], inputData!),
        };

    /// <summary>An object whose text is not a valid computer name.</summary>
    private sealed class NotAName
    {
        private readonly string _text;

        public NotAName(string type, object thing) => _text = thing + " (" + type + ")";

        public override string ToString() => _text;
    }
}
