using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace LyncPrereq.Tests.Support;

/// <summary>What a built assembly uses of others, read from its metadata and its code without loading it.</summary>
internal sealed class AssemblyUse : IDisposable
{
    private static readonly Dictionary<int, OpCode> s_opCodes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xffff);

    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    public AssemblyUse(string path)
    {
        _file = new PEReader(ImmutableArray.Create(File.ReadAllBytes(path)));
        _metadata = _file.GetMetadataReader();
    }

    public IEnumerable<string> AssemblyNames =>
        _metadata.AssemblyReferences.Select(handle => _metadata.GetString(_metadata.GetAssemblyReference(handle).Name));

    public void Dispose() => _file.Dispose();

    /// <summary>Types and members of one assembly that this one names: "Type", "Type::Field" or "Type::Method/2".</summary>
    public IEnumerable<string> MembersOf(string assembly) =>
    [
        .. _metadata.TypeReferences.Where(type => AssemblyOf(type) == assembly).Select(NameOf),
        .. from handle in _metadata.MemberReferences
           let member = _metadata.GetMemberReference(handle)
           let owner = OwnerOf(member)
           where owner is not null && AssemblyOf(owner.Value) == assembly
           select NameOf(owner.Value) + "::" + _metadata.GetString(member.Name) + (member.GetKind() == MemberReferenceKind.Method
               ? "/" + member.DecodeMethodSignature(new Signature(this, null), null).ParameterTypes.Length
               : ""),
    ];

    /// <summary>The methods of other assemblies that this one names: "Type::Method(Parameter,Parameter)".</summary>
    public IEnumerable<string> Methods =>
        from handle in _metadata.MemberReferences
        let member = _metadata.GetMemberReference(handle)
        where member.GetKind() == MemberReferenceKind.Method
        let owner = OwnerOf(member)
        where owner is not null
        select NameOf(owner.Value) + "::" + _metadata.GetString(member.Name) + "("
            + string.Join(',', member.DecodeMethodSignature(new Signature(this, null), null).ParameterTypes) + ")";

    /// <summary>The properties that attributes of one assembly are given: the attribute's type and the property's name.</summary>
    public IEnumerable<(string Type, string Property)> AttributePropertiesOf(string assembly) =>
        from handle in _metadata.CustomAttributes
        let attribute = _metadata.GetCustomAttribute(handle)
        where attribute.Constructor.Kind == HandleKind.MemberReference
        let owner = OwnerOf(_metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor))
        where owner is not null && AssemblyOf(owner.Value) == assembly
        from argument in attribute.DecodeValue(new Signature(this, null)).NamedArguments
        select (NameOf(owner.Value), argument.Name!);

    /// <summary>The types of this assembly whose declaration or code names a type of another one.</summary>
    public IEnumerable<string> TypesThatUse(string assembly) =>
        from handle in _metadata.TypeDefinitions
        where ReferencesOf(_metadata.GetTypeDefinition(handle)).Any(type => AssemblyOf(type) == assembly)
        select NameOf(handle);

    private HashSet<TypeReferenceHandle> ReferencesOf(TypeDefinition type)
    {
        var used = new HashSet<TypeReferenceHandle>();
        var signature = new Signature(this, used);
        Collect(type.BaseType, used);
        foreach (InterfaceImplementationHandle implemented in type.GetInterfaceImplementations())
        {
            Collect(_metadata.GetInterfaceImplementation(implemented).Interface, used);
        }

        foreach (FieldDefinitionHandle field in type.GetFields())
        {
            _metadata.GetFieldDefinition(field).DecodeSignature(signature, null);
        }

        foreach (MethodDefinition method in type.GetMethods().Select(_metadata.GetMethodDefinition))
        {
            method.DecodeSignature(signature, null);
            if (method.RelativeVirtualAddress != 0)
            {
                Collect(_file.GetMethodBody(method.RelativeVirtualAddress), used);
            }
        }

        return used;
    }

    /// <summary>
    /// The types of this assembly with a method on a call path from a type to a method of another assembly. A method that
    /// creates a delegate, a closure or an iterator counts as its caller. The callers of an interface member are not known.
    /// </summary>
    /// <param name="type">The full name of the type.</param>
    /// <param name="target">The method: "Type::Method".</param>
    public string[] TypesOnPath(string type, string target)
    {
        var calls = _metadata.MethodDefinitions.ToDictionary(method => method, method => CallsOf(method, target));
        HashSet<MethodDefinitionHandle> reached = Closure(
            calls.Keys.Where(method => OutermostOf(method) == type),
            method => calls[method].Methods);
        ILookup<MethodDefinitionHandle, MethodDefinitionHandle> callers = calls
            .SelectMany(caller => caller.Value.Methods, (caller, called) => (Caller: caller.Key, called))
            .ToLookup(call => call.called, call => call.Caller);
        HashSet<MethodDefinitionHandle> reaching = Closure(
            calls.Keys.Where(method => calls[method].IsTarget),
            method => callers[method]);
        return [.. reached.Intersect(reaching).Select(OutermostOf).Distinct()];
    }

    private (HashSet<MethodDefinitionHandle> Methods, bool IsTarget) CallsOf(MethodDefinitionHandle caller, string target)
    {
        var methods = new HashSet<MethodDefinitionHandle>();
        bool isTarget = false;
        int body = _metadata.GetMethodDefinition(caller).RelativeVirtualAddress;
        foreach (EntityHandle token in body == 0 ? [] : Tokens(_file.GetMethodBody(body)))
        {
            EntityHandle used = token.Kind == HandleKind.MethodSpecification
                ? _metadata.GetMethodSpecification((MethodSpecificationHandle)token).Method
                : token;
            if (used.Kind == HandleKind.MethodDefinition)
            {
                TypeDefinition owner = _metadata.GetTypeDefinition(_metadata.GetMethodDefinition((MethodDefinitionHandle)used).GetDeclaringType());
                methods.UnionWith(owner.IsNested ? owner.GetMethods() : [(MethodDefinitionHandle)used]);
            }
            else if (used.Kind == HandleKind.MemberReference)
            {
                MemberReference member = _metadata.GetMemberReference((MemberReferenceHandle)used);
                isTarget |= OwnerOf(member) is { } owner && NameOf(owner) + "::" + _metadata.GetString(member.Name) == target;
            }
        }

        return (methods, isTarget);
    }

    private static HashSet<T> Closure<T>(IEnumerable<T> start, Func<T, IEnumerable<T>> next)
    {
        var all = new HashSet<T>(start);
        var open = new Stack<T>(all);
        while (open.TryPop(out T? one))
        {
            foreach (T other in next(one).Where(all.Add))
            {
                open.Push(other);
            }
        }

        return all;
    }

    private string OutermostOf(MethodDefinitionHandle method)
    {
        TypeDefinitionHandle type = _metadata.GetMethodDefinition(method).GetDeclaringType();
        while (_metadata.GetTypeDefinition(type).GetDeclaringType() is { IsNil: false } outer)
        {
            type = outer;
        }

        return NameOf(type);
    }

    private void Collect(MethodBodyBlock body, HashSet<TypeReferenceHandle> used)
    {
        if (!body.LocalSignature.IsNil)
        {
            _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(new Signature(this, used), null);
        }

        foreach (ExceptionRegion region in body.ExceptionRegions)
        {
            Collect(region.CatchType, used);
        }

        foreach (EntityHandle token in Tokens(body))
        {
            Collect(token, used);
        }
    }

    /// <summary>The fields, methods and types that code names, in order.</summary>
    private static List<EntityHandle> Tokens(MethodBodyBlock body)
    {
        var tokens = new List<EntityHandle>();
        BlobReader code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            int value = code.ReadByte();
            value = value == 0xfe ? 0xfe00 | code.ReadByte() : value;
            switch (s_opCodes[value].OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    tokens.Add(System.Reflection.Metadata.Ecma335.MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    int targets = code.ReadInt32();
                    code.Offset += targets * 4;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.Offset += 8;
                    break;
                case OperandType.InlineVar:
                    code.Offset += 2;
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.Offset += 1;
                    break;
                case OperandType.InlineNone:
                    break;
                default:
                    code.Offset += 4;
                    break;
            }
        }

        return tokens;
    }

    private void Collect(EntityHandle handle, HashSet<TypeReferenceHandle> used)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeReference when !handle.IsNil:
                used.Add((TypeReferenceHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(new Signature(this, used), null);
                break;
            case HandleKind.MemberReference:
                Collect(_metadata.GetMemberReference((MemberReferenceHandle)handle).Parent, used);
                break;
            case HandleKind.MethodSpecification:
                MethodSpecification method = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                method.DecodeSignature(new Signature(this, used), null);
                Collect(method.Method, used);
                break;
        }
    }

    private TypeReferenceHandle? OwnerOf(MemberReference member)
    {
        var owners = new HashSet<TypeReferenceHandle>();
        if (member.Parent.Kind is HandleKind.TypeReference or HandleKind.TypeSpecification)
        {
            Collect(member.Parent, owners);
        }

        return owners.Count == 0 ? null : owners.First();
    }

    private string? AssemblyOf(TypeReferenceHandle handle)
    {
        EntityHandle scope = _metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.AssemblyReference =>
                _metadata.GetString(_metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            HandleKind.TypeReference => AssemblyOf((TypeReferenceHandle)scope),
            _ => null,
        };
    }

    private string NameOf(TypeReferenceHandle handle)
    {
        TypeReference type = _metadata.GetTypeReference(handle);
        string name = _metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? NameOf((TypeReferenceHandle)type.ResolutionScope) + "+" + name
            : _metadata.GetString(type.Namespace) + "." + name;
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        string name = _metadata.GetString(type.Name);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? NameOf(outer) + "+" + name
            : _metadata.GetString(type.Namespace) + "." + name;
    }

    /// <summary>Walks a signature; what it refers to is added to a set.</summary>
    private sealed class Signature(AssemblyUse owner, HashSet<TypeReferenceHandle>? used)
        : ISignatureTypeProvider<string, object?>, ICustomAttributeTypeProvider<string>
    {
        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            used?.Add(handle);
            return owner.NameOf(handle);
        }

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => owner.NameOf(handle);

        public string GetTypeFromSpecification(
            MetadataReader reader,
            object? genericContext,
            TypeSpecificationHandle handle,
            byte rawTypeKind) => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public string GetArrayType(string elementType, ArrayShape shape) => elementType;

        public string GetByReferenceType(string elementType) => elementType;

        public string GetFunctionPointerType(MethodSignature<string> signature) => "";

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => genericType;

        public string GetGenericMethodParameter(object? genericContext, int index) => "";

        public string GetGenericTypeParameter(object? genericContext, int index) => "";

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

        public string GetPinnedType(string elementType) => elementType;

        public string GetPointerType(string elementType) => elementType;

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetSZArrayType(string elementType) => elementType;

        public string GetSystemType() => "System.Type";

        public bool IsSystemType(string type) => type == "System.Type";

        public string GetTypeFromSerializedName(string name) => name;

        public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;
    }
}
