using System.Management.Automation;
using LyncPrereq.Serialization;

namespace LyncPrereq.Commands;

/// <summary>
/// Makes objects of this module again of what remoting and CLIXML files have left of them, before PowerShell looks for
/// another parameter: an inventory has a ComputerName, and would be taken for the name of a server to ask.
/// </summary>
internal sealed class RehydrateAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (inputData is not PSObject item)
        {
            return inputData;
        }

        try
        {
            object whole = DeserializedConverter.Unwrap(item);
            return ReferenceEquals(whole, item.BaseObject) ? inputData : whole;
        }
        catch (InputException problem)
        {
            throw new ArgumentTransformationMetadataException(problem.Message, problem);
        }
    }
}
