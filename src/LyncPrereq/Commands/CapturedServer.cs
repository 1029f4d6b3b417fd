namespace LyncPrereq.Commands;

/// <summary>Stores the files of one server in one command, and how to test it.</summary>
internal sealed class CapturedServer(InventoryFileReader reader, LyncRole[] roles, TestScope scope)
{
    public InventoryFileReader Reader { get; } = reader;

    public LyncRole[] Roles { get; } = roles;

    public TestScope Scope { get; } = scope;
}
