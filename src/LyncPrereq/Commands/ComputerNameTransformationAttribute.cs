using System.Collections;
using System.Linq;
using System.Management.Automation;
using System.Net;

namespace LyncPrereq.Commands;

/// <summary>
/// Makes no names of what is none: PowerShell alone takes the text of any object that comes through the pipeline. Nothing
/// is refused here, since PowerShell still has the object's properties to look at.
/// </summary>
internal sealed class ComputerNameTransformationAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string or IPAddress or NotAName => inputData,
            IList list => list.Cast<object>().Select(item => Transform(engineIntrinsics, item)).ToArray(),
            _ => new NotAName(PSObject.AsPSObject(inputData).TypeNames[0], inputData),
        };

    /// <summary>Its text can be no name of a computer.</summary>
    private sealed class NotAName
    {
        private readonly string _text;

        public NotAName(string type, object thing) => _text = thing + " (" + type + ")";

        public override string ToString() => _text;
    }
}
