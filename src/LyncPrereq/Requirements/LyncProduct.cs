namespace LyncPrereq;

/// <summary>The products whose requirements this module carries.</summary>
public enum LyncProduct
{
    /// <summary>Lync Server 2013.</summary>
    LyncServer2013,
}
