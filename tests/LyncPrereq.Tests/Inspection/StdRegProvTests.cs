using System.Collections.Concurrent;
using LyncPrereq.Facts;
using LyncPrereq.Inspection;
using LyncPrereq.Inspection.Cim;

namespace LyncPrereq.Tests.Inspection;

public sealed class StdRegProvTests
{
    private const uint TypeMismatch = 0x80041005;

    private static readonly int[] s_numbers = [1, 2, 3];

    private static readonly string[] s_names = ["x", "y"];

    [Theory]
    [InlineData(RegistryDataKind.DWord, "GetDWORDValue")]
    [InlineData(RegistryDataKind.Text, "GetStringValue")]
    [InlineData(RegistryDataKind.MultiText, "GetMultiStringValue")]
    public void A_value_is_asked_for_by_the_method_of_its_type(RegistryDataKind kind, string expected)
    {
        string? called = null;
        var registry = new StdRegProv((method, path, name) =>
        {
            called = method + " " + path + " " + name;
            return new RegistryAnswer(2, null);
        });

        registry.Value(@"SOFTWARE\Key", new RegistryValueName("Name", kind));

        Assert.Equal(expected + @" SOFTWARE\Key Name", called);
    }

    [Theory]
    [InlineData("GetDWORDValue", "uValue")]
    [InlineData("GetBinaryValue", "uValue")]
    [InlineData("GetStringValue", "sValue")]
    [InlineData("GetMultiStringValue", "sValue")]
    [InlineData("EnumKey", "sNames")]
    [InlineData("EnumValues", "sNames")]
    public void Each_method_answers_in_the_parameter_that_its_documentation_names(string method, string parameter) =>
        Assert.Equal(parameter, StdRegProv.OutParameter(method));

    [Fact]
    public void What_is_there_comes_back_with_its_type()
    {
        Assert.Equal(378389, Answering(0, 378389u).Value("k", Number("v"))!.Number);
        Assert.Equal("4.0", Answering(0, "4.0").Value("k", Words("v"))!.Text);
        Assert.Equal(["x", "y"], Answering(0, s_names).Value("k", Lines("v"))!.Lines);
        Assert.Equal([1, 2], Answering(0, new byte[] { 1, 2 }).Bytes("k", "v")!);
        Assert.Equal(["x", "y"], Answering(0, s_names).SubKeys("k")!);
        Assert.Equal(["x", "y"], Answering(0, s_names).ValueNames("k"));
        Assert.True(Answering(0, null).KeyExists("k"));
    }

    [Fact]
    public void A_key_without_subkeys_and_values_is_there_and_empty()
    {
        Assert.Empty(Answering(0, null).SubKeys("k")!);
        Assert.Empty(Answering(0, null).ValueNames("k"));
    }

    [Fact]
    public void What_is_not_found_is_known_to_be_missing()
    {
        StdRegProv registry = Answering(2, null);

        Assert.Null(registry.Value("k", Number("v")));
        Assert.Null(registry.Value("k", Words("v")));
        Assert.Null(registry.Bytes("k", "v"));
        Assert.Null(registry.SubKeys("k"));
        Assert.Empty(registry.ValueNames("k"));
        Assert.False(registry.KeyExists("k"));
    }

    [Theory]
    [InlineData(1u, UnknownCause.QueryFailed)]
    [InlineData(5u, UnknownCause.AccessDenied)]
    [InlineData(6u, UnknownCause.QueryFailed)]
    [InlineData(1018u, UnknownCause.QueryFailed)]
    [InlineData(0x80041001u, UnknownCause.QueryFailed)]
    public void Any_other_code_is_no_answer_and_never_an_absence(uint code, UnknownCause cause)
    {
        StdRegProv registry = Answering(code, null);

        Assert.All(
            new Action[]
            {
                () => registry.KeyExists("k"),
                () => registry.SubKeys("k"),
                () => registry.ValueNames("k"),
                () => registry.Value("k", Number("v")),
                () => registry.Bytes("k", "v"),
            },
            ask => Assert.Equal(cause, Assert.Throws<InspectionException>(ask).Cause));
    }

    [Fact]
    public void A_value_of_another_type_is_there_and_is_neither_number_nor_text()
    {
        RegistryValueFact value = Answering(TypeMismatch, null).Value("k", Number("v"))!;

        Assert.Equal(RegistryDataKind.Binary, value.KindValue);
        Assert.False(value.IsNumber);
        Assert.Null(Answering(TypeMismatch, null).Bytes("k", "v"));
    }

    [Fact]
    public void Untyped_data_is_an_answer_that_could_not_be_read_and_never_an_absence() => Assert.All(
        new Action[]
        {
            () => Answering(0, "AQID").Bytes("k", "v"),
            () => Answering(0, s_numbers).Bytes("k", "v"),
            () => Answering(0, "one two").SubKeys("k"),
            () => Answering(0, "one two").ValueNames("k"),
            () => Answering(0, null).Value("k", Number("v")),
        },
        ask => Assert.Equal(UnknownCause.Unreadable, Assert.Throws<InspectionException>(ask).Cause));

    [Theory]
    [InlineData(0u, new[] { "Other" }, null)]
    [InlineData(0u, null, null)]
    [InlineData(2u, null, null)]
    [InlineData(0u, new[] { "Other", "NAME" }, UnknownCause.QueryFailed)]
    [InlineData(0u, "Other", UnknownCause.Unreadable)]
    [InlineData(1u, null, UnknownCause.QueryFailed)]
    [InlineData(5u, null, UnknownCause.AccessDenied)]
    public void Code_1_is_an_absence_only_if_the_names_of_the_values_prove_it(uint code, object? names, UnknownCause? cause)
    {
        var registry = new StdRegProv((method, _, _) => method == "EnumValues" ? new RegistryAnswer(code, names) : new RegistryAnswer(1, null));

        Assert.All(
            new Func<object?>[]
            {
                () => registry.Value("k", Number("Name")),
                () => registry.Value("k", Words("Name")),
                () => registry.Value("k", Lines("Name")),
                () => registry.Bytes("k", "Name"),
            },
            read =>
            {
                object? value = null;
                Exception? problem = Record.Exception(() => value = read());
                Assert.Null(value);
                Assert.Equal(cause, (problem as InspectionException)?.Cause);
            });
    }

    [Theory]
    [InlineData(1u, 0)]
    [InlineData(2u, 1)]
    public void A_missing_value_proves_its_key_and_a_missing_key_does_not(uint code, int questions)
    {
        var methods = new List<string>();
        var registry = new StdRegProv(
            (method, _, _) =>
            {
                methods.Add(method);
                return new RegistryAnswer(method switch { "EnumKey" => 2, "EnumValues" => 0, _ => code }, null);
            },
            new ConcurrentDictionary<string, bool>(StringComparer.OrdinalIgnoreCase));

        Assert.Null(registry.Value(@"SOFTWARE\Key", Number("v")));

        Assert.Equal(code == 1, registry.KeyExists(@"Software\KEY"));
        Assert.Equal(questions, methods.Count(method => method == "EnumKey"));
    }

    [Fact]
    public void The_hive_is_the_number_of_hkey_local_machine_as_an_unsigned_one() =>
        Assert.Equal(2147483650, StdRegProv.LocalMachine);

    private static StdRegProv Answering(uint code, object? data) => new((_, _, _) => new RegistryAnswer(code, data));

    private static RegistryValueName Number(string name) => new(name, RegistryDataKind.DWord);

    private static RegistryValueName Words(string name) => new(name, RegistryDataKind.Text);

    private static RegistryValueName Lines(string name) => new(name, RegistryDataKind.MultiText);
}
