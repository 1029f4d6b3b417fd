namespace LyncPrereq;

/// <summary>Specifies a product.</summary>
public enum LyncProduct
{
    /// <summary>Lync Server 2013.</summary>
    LyncServer2013,

    /// <summary>Skype for Business Server 2015.</summary>
    SkypeForBusinessServer2015,

    /// <summary>Skype for Business Server 2019.</summary>
    SkypeForBusinessServer2019,

    /// <summary>Skype for Business Server Subscription Edition.</summary>
    SkypeForBusinessServerSubscriptionEdition,
}
