using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace LyncPrereq.Commands;

/// <summary>
/// Splits roles at commas, semicolons, and white space, and accepts names only. Otherwise, PowerShell would combine the
/// enum values of 'FrontEnd,Mediation' into the value of a third role, without an error.
/// </summary>
internal sealed class RoleTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>The text that the prompt for a missing role shows after !?.</summary>
    public const string HelpMessage = "Type one or more roles, for example FrontEnd or Edge.";

    private static readonly char[] s_separators = [',', ';', ' ', '\t', '\r', '\n'];

    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var roles = new List<LyncRole>();
        Collect(inputData, roles);
        return roles.ToArray();
    }

    private static void Collect(object? input, List<LyncRole> roles)
    {
        switch (input is PSObject wrapped ? wrapped.BaseObject : input)
        {
            case LyncRole role when Enum.IsDefined(typeof(LyncRole), role):
                Add(role, roles);
                break;
            case string text:
                foreach (string name in text.Split(s_separators, StringSplitOptions.RemoveEmptyEntries))
                {
                    Add(Parse(name), roles);
                }

                break;
            case IEnumerable list:
                foreach (object? item in list)
                {
                    Collect(item, roles);
                }

                break;
            default:
                throw Refuse(Convert.ToString(input, CultureInfo.InvariantCulture) ?? "");
        }
    }

    private static LyncRole Parse(string name) =>
        !char.IsDigit(name[0]) && name[0] is not ('-' or '+') && Enum.TryParse(name, ignoreCase: true, out LyncRole role)
            ? role
            : throw Refuse(name);

    private static void Add(LyncRole role, List<LyncRole> roles)
    {
        if (!roles.Contains(role))
        {
            roles.Add(role);
        }
    }

    private static ArgumentTransformationMetadataException Refuse(string name) => new(
        Text.Format(SR.RoleNotRecognized, name, string.Join(", ", Enum.GetNames(typeof(LyncRole)))));
}
