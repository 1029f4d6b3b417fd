using System.Text.RegularExpressions;

namespace LyncPrereq.Tests
{
    /// <summary>Members of newer .NET that the tests use and that the package Polyfill does not have.</summary>
    internal static class NewerMembers
    {
        extension(string text)
        {
            public string Replace(string oldValue, string newValue, StringComparison comparison) =>
                comparison == StringComparison.Ordinal
                    ? text.Replace(oldValue, newValue)
                    : throw new NotSupportedException(comparison.ToString());
        }

        extension(MatchCollection matches)
        {
            public IEnumerable<T> Select<T>(Func<Match, T> selector) => matches.Cast<Match>().Select(selector);
        }

        extension<T>(List<T> list)
        {
            public List<T> Slice(int start, int length) => list.GetRange(start, length);
        }

        extension(Convert)
        {
            public static string ToBase64String(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes.ToArray());
        }

        extension(GC)
        {
            /// <summary>.NET Framework counts by application domain only, and not for each thread.</summary>
            public static long GetAllocatedBytesForCurrentThread() => 0;
        }
    }
}

namespace System.Runtime.CompilerServices
{
    /// <summary>The compiler calls it for a range of an array.</summary>
    internal static class RuntimeHelpers
    {
        public static T[] GetSubArray<T>(T[] array, Range range)
        {
            int start = range.Start.GetOffset(array.Length);
            var part = new T[range.End.GetOffset(array.Length) - start];
            Array.Copy(array, start, part, 0, part.Length);
            return part;
        }
    }
}
