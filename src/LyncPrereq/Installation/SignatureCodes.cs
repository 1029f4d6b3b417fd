namespace LyncPrereq.Installation;

/// <summary>What WinVerifyTrust says of a signature that is not valid, in a sentence: the codes of winerror.h.</summary>
internal static class SignatureCodes
{
    public static string Explain(string code) => Text.Format(
        code.ToUpperInvariant() switch
        {
            "0X800B0100" => SR.SignatureNone, // TRUST_E_NOSIGNATURE
            "0X80096010" => SR.SignatureChanged, // TRUST_E_BAD_DIGEST
            "0X800B0101" => SR.SignatureExpired, // CERT_E_EXPIRED
            "0X800B0109" => SR.SignatureRoot, // CERT_E_UNTRUSTEDROOT
            "0X800B010A" => SR.SignatureChain, // CERT_E_CHAINING
            "0X800B0111" => SR.SignatureDistrusted, // TRUST_E_EXPLICIT_DISTRUST
            _ => SR.SignatureOther,
        },
        code);
}
