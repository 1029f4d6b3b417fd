namespace LyncPrereq.Requirements.Conditions;

/// <summary>Windows was installed with this installation type; a confirming one can be believed where a denying one cannot.</summary>
internal sealed class InstallationTypeCondition : Condition
{
    public InstallationTypeCondition(string installationType, bool confirmsOnly)
    {
        InstallationType = installationType;
        ConfirmsOnly = confirmsOnly;
    }

    public string InstallationType { get; }

    public bool ConfirmsOnly { get; }
}
