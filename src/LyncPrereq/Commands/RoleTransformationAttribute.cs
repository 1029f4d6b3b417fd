using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace LyncPrereq.Commands;

/// <summary>
/// Splits roles at commas, semicolons, and white space, and accepts names only. Otherwise, PowerShell would combine the
/// enum values of 'FrontEnd,Mediation' into the value of a third role, without an error.
/// </summary>
/// <remarks>
/// PowerShell skips a pipeline object with a value that cannot be transformed, so that the cmdlet cannot know that a server
/// was not tested. With <see cref="AcceptsUnknown"/>, an unknown or missing role becomes a value that is no role, and the cmdlet
/// writes the error.
/// </remarks>
internal sealed class RoleTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>The text that the prompt for a missing role shows after !?.</summary>
    public const string HelpMessage = "Type one or more roles, for example FrontEnd or Edge.";

    private static readonly char[] s_separators = [',', ';', ' ', '\t', '\r', '\n'];

    public bool AcceptsUnknown { get; set; }

    /// <summary>Returns the first text that is not the name of a role; null if all are. An empty text is a missing role.</summary>
    public static string? UnknownIn(LyncRole[] roles) =>
        roles.Select(role => UnknownWords.Of((int)role)).FirstOrDefault(word => word is not null);

    /// <summary>Returns the message about a text that is not the name of a role.</summary>
    public static string Explain(string name) =>
        Text.Format(SR.RoleNotRecognized, name, string.Join(", ", Enum.GetNames(typeof(LyncRole))));

    /// <summary>Returns the roles of a property. An unknown role becomes a value that is no role.</summary>
    public static LyncRole[] Read(object? value) =>
        (LyncRole[])new RoleTransformationAttribute { AcceptsUnknown = true }.Transform(null!, value);

    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var roles = new List<LyncRole>();
        Collect(inputData, roles);
        return roles.Count == 0 && AcceptsUnknown ? [(LyncRole)UnknownWords.ValueOf("")] : roles.ToArray();
    }

    private void Collect(object? input, List<LyncRole> roles)
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
                Add(Refuse(Convert.ToString(input, CultureInfo.InvariantCulture) ?? ""), roles);
                break;
        }
    }

    private LyncRole Parse(string name) =>
        !char.IsDigit(name[0]) && name[0] is not ('-' or '+') && Enum.TryParse(name, ignoreCase: true, out LyncRole role)
            ? role
            : Refuse(name);

    private static void Add(LyncRole role, List<LyncRole> roles)
    {
        if (!roles.Contains(role))
        {
            roles.Add(role);
        }
    }

    private LyncRole Refuse(string name) => AcceptsUnknown
        ? (LyncRole)UnknownWords.ValueOf(name)
        : throw new ArgumentTransformationMetadataException(Explain(name));
}
