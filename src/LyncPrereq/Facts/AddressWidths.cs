using System;

namespace LyncPrereq.Facts;

/// <summary>Distinguishes 32-bit from 64-bit Windows.</summary>
internal static class AddressWidths
{
    /// <summary>
    /// Returns 32 or 64. OSArchitecture is localized text ("64-bit", "64 bits"), but its number is not localized.
    /// </summary>
    public static int? FromArchitecture(string? architecture) =>
        architecture is null ? null
        : architecture.IndexOf("64", StringComparison.Ordinal) >= 0 ? 64
        : architecture.IndexOf("32", StringComparison.Ordinal) >= 0 ? 32
        : null;

    /// <summary>Returns whether PROCESSOR_ARCHITECTURE is that of an Itanium-based system.</summary>
    public static bool IsItanium(string? processor) => string.Equals(processor, "IA64", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns 32 or 64 for PROCESSOR_ARCHITECTURE of the system environment: AMD64, IA64, or x86.</summary>
    public static int? FromProcessor(string? processor) => processor?.ToUpperInvariant() switch
    {
        "AMD64" or "IA64" or "ARM64" => 64,
        "X86" => 32,
        _ => null,
    };
}
