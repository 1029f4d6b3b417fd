using System;
using LyncPrereq.Facts;

namespace LyncPrereq.Inspection.Cim;

/// <summary>
/// Maps the error codes of CIM, WS-Management, and RPC to causes. Messages are localized and not used.
/// </summary>
internal static class CimErrors
{
    private const int MiAccessDenied = 2;

    /// <param name="code">The HRESULT or WMI status; 0 if there is none.</param>
    /// <param name="miResult">The MI_Result, NativeErrorCode of Microsoft.Management.Infrastructure.</param>
    /// <param name="message">The message of the system.</param>
    /// <param name="inner">The exception.</param>
    public static InspectionException Of(uint code, int miResult, string message, Exception? inner = null)
    {
        string? advice = AdviceOf(code);
        return new InspectionException(CauseOf(code, miResult), advice is null ? message : message.Trim() + " " + advice, inner)
        {
            Advice = advice,
            IsAuthenticated = code is 0x80041003 // WBEM_E_ACCESS_DENIED (wbemcli.h)
                or 0x80338104 // ERROR_WSMAN_WMI_SVC_ACCESS_DENIED
                or 0x80338105 // ERROR_WSMAN_WMI_PROVIDER_ACCESS_DENIED
                or 0x80338106, // ERROR_WSMAN_WMI_CANNOT_CONNECT_ACCESS_DENIED
        };
    }

    /// <summary>What to do when the WinRM client of this computer refuses to connect; null for other errors.</summary>
    public static string? AdviceOf(uint code) => code switch
    {
        0x803380E4 // ERROR_WSMAN_SERVER_NOT_TRUSTED
            or 0x803381BB // ERROR_WSMAN_DEFAULTAUTH_IPADDRESS
            or 0x8033810B // ERROR_WSMAN_KERBEROS_IPADDRESS
            or 0x8033810C // ERROR_WSMAN_CLIENT_WORKGROUP_NO_KERBEROS
            => SR.AdviceTrustedHosts,
        0x803380E5 // ERROR_WSMAN_EXPLICIT_CREDENTIALS_REQUIRED
            => SR.AdviceCredential,
        0x803380DE // ERROR_WSMAN_CLIENT_UNENCRYPTED_DISABLED
            or 0x803380DF // ERROR_WSMAN_CLIENT_BASIC_AUTHENTICATION_DISABLED
            or 0x803380E0 // ERROR_WSMAN_CLIENT_DIGEST_AUTHENTICATION_DISABLED
            or 0x803380E1 // ERROR_WSMAN_CLIENT_NEGOTIATE_AUTHENTICATION_DISABLED
            or 0x803380E2 // ERROR_WSMAN_CLIENT_KERBEROS_AUTHENTICATION_DISABLED
            or 0x803380E3 // ERROR_WSMAN_CLIENT_CERTIFICATES_AUTHENTICATION_DISABLED
            => SR.AdviceClientConfiguration,
        _ => null,
    };

    public static UnknownCause CauseOf(uint code, int miResult) => code switch
    {
        _ when AdviceOf(code) is not null => UnknownCause.Unreachable,
        0x80338012 // ERROR_WSMAN_DESTINATION_UNREACHABLE (wsmerror.h)
            or 0x80338014 // ERROR_WSMAN_ENDPOINT_UNAVAILABLE
            or 0x80338126 // ERROR_WSMAN_NETWORK_TIMEDOUT
            or 0x803381B9 // ERROR_WSMAN_NAME_NOT_RESOLVED
            or 0x803381BA // ERROR_WSMAN_SSL_CONNECTION_ABORTED
            or 0x803381DD // ERROR_WSMAN_SERVICE_REMOTE_ACCESS_DISABLED
            or 0x803381E3 // ERROR_WSMAN_REMOTE_CONNECTION_NOT_ALLOWED
            or 0x800706BA // RPC_S_SERVER_UNAVAILABLE (winerror.h)
            or 0x80070035 // ERROR_BAD_NETPATH
            or 0x80072EE7 // the name could not be resolved (wininet.h)
            or 0x80072EE2 // timed out
            or 0x80072EFD // cannot connect
            or 0x80072EFE // connection aborted
            => UnknownCause.Unreachable,

        // The server at the other end does not use WS-Management: a web server, or a proxy.
        0x803380F3 // ERROR_WSMAN_RESPONSE_INVALID_MESSAGE_INFORMATION_HEADER
            or 0x803380F4 // ERROR_WSMAN_RESPONSE_NO_SOAP_HEADER_BODY
            or 0x803380F5 // ERROR_WSMAN_HTTP_NO_RESPONSE_DATA
            or 0x803380F7 // ERROR_WSMAN_HTTP_INVALID_CONTENT_TYPE_IN_RESPONSE_DATA
            or 0x803380F8 // ERROR_WSMAN_HTTP_CONTENT_TYPE_MISSMATCH_RESPONSE_DATA
            or 0x8033810F // ERROR_WSMAN_UNKNOWN_HTTP_STATUS_RETURNED
            or 0x80338110 // ERROR_WSMAN_UNSUPPORTED_HTTP_STATUS_REDIRECT
            or 0x80338112 // ERROR_WSMAN_HTTP_SERVICE_UNAVAILABLE_STATUS
            or 0x80338113 // ERROR_WSMAN_HTTP_NOT_FOUND_STATUS
            or 0x80338170 // ERROR_WSMAN_HTTP_STATUS_SERVER_ERROR
            or 0x80338171 // ERROR_WSMAN_HTTP_STATUS_BAD_REQUEST
            or 0x80338173 // ERROR_WSMAN_HTML_ERROR
            => UnknownCause.Unreachable,
        0x80338104 // ERROR_WSMAN_WMI_SVC_ACCESS_DENIED
            or 0x80338105 // ERROR_WSMAN_WMI_PROVIDER_ACCESS_DENIED
            or 0x80338106 // ERROR_WSMAN_WMI_CANNOT_CONNECT_ACCESS_DENIED
            => UnknownCause.AccessDenied,
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
