namespace LyncPrereq;

/// <summary>Specifies the type of a registry value.</summary>
public enum RegistryDataKind
{
    /// <summary>REG_SZ.</summary>
    Text,

    /// <summary>REG_EXPAND_SZ.</summary>
    ExpandText,

    /// <summary>REG_MULTI_SZ.</summary>
    MultiText,

    /// <summary>REG_DWORD.</summary>
    DWord,

    /// <summary>REG_QWORD.</summary>
    QWord,

    /// <summary>REG_BINARY, and all types that no fact uses.</summary>
    Binary,
}
