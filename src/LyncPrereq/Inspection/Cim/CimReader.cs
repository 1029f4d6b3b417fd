using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Threading;
using LyncPrereq.Facts;
using Microsoft.Management.Infrastructure;
using Microsoft.Management.Infrastructure.Options;

namespace LyncPrereq.Inspection.Cim;

/// <summary>
/// Reads a server over CIM. It is the only class that uses Microsoft.Management.Infrastructure, and returns plain rows.
/// All operations request the 64-bit providers, because a 32-bit provider uses another registry.
/// </summary>
internal sealed class CimReader : IServerReader
{
    private readonly ConcurrentDictionary<string, bool> _knownKeys = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<CimSession> _session;
    private readonly bool _ownsSession;
    private readonly QuestionLimit _limit;

    private CimReader(string transport, Func<CimSession> open, bool ownsSession, QuestionLimit limit)
    {
        Transport = transport;
        _session = new Lazy<CimSession>(open, LazyThreadSafetyMode.ExecutionAndPublication);
        _ownsSession = ownsSession;
        _limit = limit;
    }

    public string Transport { get; }

    public bool IsLocal => false;

    /// <summary>Creates a reader for a session of the user, which it does not close.</summary>
    public static CimReader Over(CimSession session, TimeSpan timeout) =>
        new("CimSession", () => session, ownsSession: false, new QuestionLimit(timeout));

    /// <summary>Creates a reader for the local computer.</summary>
    public static CimReader Local(TimeSpan timeout) =>
        new("WMI", () => CimSession.Create(null, new DComSessionOptions()), ownsSession: true, new QuestionLimit(timeout));

    public static CimReader Open(
        string computerName,
        CimProtocol protocol,
        bool useSsl,
        string? userName,
        SecureString? password,
        QuestionLimit limit)
    {
        string transport = protocol == CimProtocol.Dcom ? "DCOM" : useSsl ? "WSMan over TLS" : "WSMan";
        return new CimReader(transport, () => CimSession.Create(computerName, Options()), ownsSession: true, limit);

        CimSessionOptions Options()
        {
            CimSessionOptions options = protocol == CimProtocol.Dcom
                ? new DComSessionOptions()
                : new WSManSessionOptions { UseSsl = useSsl };
            options.Timeout = limit.Next;
            if (userName is not null && password is not null)
            {
                int slash = userName.IndexOf('\\');
                options.AddDestinationCredentials(new CimCredential(
                    PasswordAuthenticationMechanism.Default,
                    slash < 0 ? null : userName.Substring(0, slash),
                    userName.Substring(slash + 1),
                    password));
            }

            return options;
        }
    }

    public string? MachineName(CancellationToken cancel) => null;

    public IReadOnlyList<CimRow> Query(CimQuery query, CancellationToken cancel) => Run(
        (session, options) => CimAnswers.Rows(
            session.QueryInstances(query.Namespace, "WQL", query.Wql, options).Select(instance => ValuesOf(instance, query))),
        cancel);

    public bool KeyExists(string path, CancellationToken cancel) => Registry(cancel).KeyExists(path);

    public RegistryValueFact? Value(string path, RegistryValueName name, CancellationToken cancel) =>
        Registry(cancel).Value(path, name);

    public IReadOnlyList<string> ValueNames(string path, CancellationToken cancel) => Registry(cancel).ValueNames(path);

    public IReadOnlyList<string>? SubKeys(string path, CancellationToken cancel) => Registry(cancel).SubKeys(path);

    public byte[]? Bytes(string path, string name, CancellationToken cancel) => Registry(cancel).Bytes(path, name);

    public void Dispose()
    {
        if (_ownsSession && _session.IsValueCreated)
        {
            _session.Value.Dispose();
        }
    }

    private static Dictionary<string, object?> ValuesOf(CimInstance instance, CimQuery query)
    {
        using (instance)
        {
            return query.Properties.ToDictionary(
                property => property,
                property => instance.CimInstanceProperties[property]?.Value,
                StringComparer.OrdinalIgnoreCase);
        }
    }

    private StdRegProv Registry(CancellationToken cancel) => new((method, path, value) => Run((session, options) =>
    {
        uint hive = RegistryPath.IsOfUsers(path, out string subKey) ? StdRegProv.Users : StdRegProv.LocalMachine;
        using var parameters = new CimMethodParametersCollection
        {
            CimMethodParameter.Create("hDefKey", hive, CimType.UInt32, CimFlags.In),
            CimMethodParameter.Create("sSubKeyName", subKey, CimType.String, CimFlags.In),
        };
        if (value is not null)
        {
            parameters.Add(CimMethodParameter.Create("sValueName", value, CimType.String, CimFlags.In));
        }

        // There can be no result, although its type does not show that.
        using CimMethodResult? result = session.InvokeMethod(
            FactClass.DefaultNamespace,
            StdRegProv.ClassName,
            method,
            parameters,
            options);
        return CimAnswers.Registry(method, result?.ReturnValue?.Value, result?.OutParameters?[StdRegProv.OutParameter(method)]?.Value);
    }, cancel), _knownKeys);

    private T Run<T>(Func<CimSession, CimOperationOptions, T> operation, CancellationToken cancel)
    {
        try
        {
            using var options = new CimOperationOptions { CancellationToken = cancel, Timeout = _limit.Next };
            options.SetCustomOption("__ProviderArchitecture", 64, CimType.SInt32, mustComply: false);
            options.SetCustomOption("__RequiredArchitecture", true, CimType.Boolean, mustComply: false);
            T answer = operation(_session.Value, options);
            _limit.Answered();
            return answer;
        }
        catch (CimException problem) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(problem.Message, problem, cancel);
        }
        catch (CimException problem)
        {
            uint code = problem.ErrorData?.CimInstanceProperties["error_Code"]?.Value is uint status ? status : 0;
            InspectionException failure = CimErrors.Of(code, (int)problem.NativeErrorCode, problem.Message, problem);
            if (failure.Cause is not (UnknownCause.Unreachable or UnknownCause.TimedOut))
            {
                _limit.Answered();
            }

            throw failure;
        }
        catch (Exception problem) when (problem is NotImplementedException or TypeInitializationException or DllNotFoundException)
        {
            // On other systems, the assembly exists without its native part.
            throw new InspectionException(UnknownCause.QueryFailed, SR.CimNotHere, problem);
        }
    }
}
