using System.Collections;
using System.Globalization;
using System.Reflection;
using Xunit.v3;

namespace LyncPrereq.Tests.Assemblies;

public sealed class TheoryDataTests
{
    private const BindingFlags Members = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic
        | BindingFlags.FlattenHierarchy | BindingFlags.GetProperty | BindingFlags.GetField | BindingFlags.InvokeMethod;

    /// <summary>
    /// Data are read while tests are discovered. If they throw there, for example because there is no checkout, the run of
    /// published tests does not end.
    /// </summary>
    [Fact]
    public void The_data_of_every_theory_can_be_read()
    {
        var problems = new List<string>();
        int read = 0;
        foreach (MethodInfo method in typeof(TheoryDataTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()))
        {
            foreach (MemberDataAttributeBase data in method.GetCustomAttributes<MemberDataAttributeBase>())
            {
                read++;
                if (Record.Exception(() => Read(data, method)) is { } problem)
                {
                    problems.Add(method.DeclaringType + "." + method.Name + ": " + problem.GetBaseException().Message);
                }
            }
        }

        Assert.Empty(problems);
        Assert.InRange(read, 50, int.MaxValue);
    }

    private static void Read(MemberDataAttributeBase data, MethodInfo method)
    {
        Type type = data.MemberType ?? method.ReflectedType!;
        object? rows = type.InvokeMember(data.MemberName, Members, null, null, data.Arguments, CultureInfo.InvariantCulture);
        Assert.InRange(((IEnumerable)rows!).Cast<object>().Count(), 0, int.MaxValue);
    }
}
