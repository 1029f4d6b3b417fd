using System.Management.Automation;
using LyncPrereq.Serialization;

namespace LyncPrereq.Commands;

/// <summary>
/// Restores objects of this module after remoting and CLIXML if they were read before the module was imported.
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
