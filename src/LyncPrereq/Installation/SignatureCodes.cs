namespace LyncPrereq.Installation;

/// <summary>Maps the codes of WinVerifyTrust in winerror.h to sentences about a signature that is not valid.</summary>
internal static class SignatureCodes
{
    /// <summary>
    /// Returns whether the fault is in the file. Other codes depend on the certificates of the computer, so that the file can be
    /// valid on another one.
    /// </summary>
    public static bool IsFaulty(string code) => code is "0x800B0100" or "0x80096010" or "0x800B0111";

    public static string Explain(string code) => Text.Format(
        code switch
        {
            "0x800B0100" => SR.SignatureNone, // TRUST_E_NOSIGNATURE
            "0x80096010" => SR.SignatureChanged, // TRUST_E_BAD_DIGEST
            "0x800B0101" => SR.SignatureExpired, // CERT_E_EXPIRED
            "0x800B0109" => SR.SignatureRoot, // CERT_E_UNTRUSTEDROOT
            "0x800B010A" => SR.SignatureChain, // CERT_E_CHAINING
            "0x800B0111" => SR.SignatureDistrusted, // TRUST_E_EXPLICIT_DISTRUST
            _ => SR.SignatureOther,
        },
        code);
}
