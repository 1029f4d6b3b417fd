namespace LyncPrereq.Inspection.Cim;

/// <summary>
/// Maps the error codes of CIM, WS-Management, and RPC to causes. Messages are localized and not used.
/// </summary>
internal static class CimErrors
{
    private const int MiAccessDenied = 2;

    /// <param name="code">The HRESULT or WMI status; 0 if there is none.</param>
    /// <param name="miResult">The MI_Result, NativeErrorCode of Microsoft.Management.Infrastructure.</param>
    public static UnknownCause CauseOf(uint code, int miResult) => code switch
    {
        0x80338012 // ERROR_WSMAN: cannot connect to the destination (wsmerror.h)
            or 0x80338126 // ERROR_WSMAN_NETWORK_TIMEDOUT
            or 0x803381B9 // ERROR_WSMAN_NAME_NOT_RESOLVED
            or 0x800706BA // RPC_S_SERVER_UNAVAILABLE (winerror.h)
            or 0x80070035 // ERROR_BAD_NETPATH
            or 0x80072EE7 // the name could not be resolved (wininet.h)
            or 0x80072EE2 // timed out
            or 0x80072EFD // cannot connect
            or 0x80072EFE // connection aborted
            => UnknownCause.Unreachable,
        0x80070005 // E_ACCESSDENIED
            or 0x80041003 // WBEM_E_ACCESS_DENIED (wbemcli.h)
            or 0x8007052E // ERROR_LOGON_FAILURE
            or 0x8007052F // ERROR_ACCOUNT_RESTRICTION
            or 0x80070530 // ERROR_INVALID_LOGON_HOURS
            or 0x80070532 // ERROR_PASSWORD_EXPIRED
            or 0x80070569 // ERROR_LOGON_TYPE_NOT_GRANTED
            or 0x80070773 // ERROR_PASSWORD_MUST_CHANGE
            or 0x80070533 // ERROR_ACCOUNT_DISABLED
            or 0x80070775 // ERROR_ACCOUNT_LOCKED_OUT
            or 0x8009030C // SEC_E_LOGON_DENIED
            => UnknownCause.AccessDenied,
        0x80338029 // ERROR_WSMAN_OPERATION_TIMEDOUT
            => UnknownCause.TimedOut,
        _ => miResult == MiAccessDenied ? UnknownCause.AccessDenied : UnknownCause.QueryFailed,
    };
}
