using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Security.Cryptography.X509Certificates;

/// <summary>
/// Checks the signature of a file with the certificates on this computer: nothing is downloaded, and revocation is not
/// checked. The server compiles this text, so it is C# 2.0, the language of Windows PowerShell 2.0.
/// </summary>
public static class LyncPrereqPackageTrust
{
    private static readonly Guid s_genericVerify = new Guid("00AAC56B-CD44-11D0-8CC2-00C04FC295EE");

    /// <summary>
    /// The thumbprint of the root certificate of a valid signature. If the signature is not valid, the error code of Windows
    /// as 0x and eight digits.
    /// </summary>
    public static string RootOf(string path)
    {
        FileInfo file = new FileInfo();
        file.Size = Marshal.SizeOf(typeof(FileInfo));
        file.Path = path;
        file.Handle = IntPtr.Zero;
        file.KnownSubject = IntPtr.Zero;
        IntPtr filePointer = Marshal.AllocHGlobal(file.Size);
        TrustData data = new TrustData();
        data.Size = Marshal.SizeOf(typeof(TrustData));
        data.Interface = 2; // WTD_UI_NONE
        data.Revocation = 0; // WTD_REVOKE_NONE
        data.Choice = 1; // WTD_CHOICE_FILE
        data.Action = 1; // WTD_STATEACTION_VERIFY
        data.Flags = 0x1010; // WTD_CACHE_ONLY_URL_RETRIEVAL, WTD_REVOCATION_CHECK_NONE
        data.File = filePointer;
        try
        {
            Marshal.StructureToPtr(file, filePointer, false);
            try
            {
                int answer = WinVerifyTrust(new IntPtr(-1), s_genericVerify, ref data);
                return answer == 0 ? RootOf(data.State) : "0x" + answer.ToString("X8");
            }
            finally
            {
                data.Action = 2; // WTD_STATEACTION_CLOSE
                WinVerifyTrust(new IntPtr(-1), s_genericVerify, ref data);
                Marshal.DestroyStructure(filePointer, typeof(FileInfo));
            }
        }
        finally
        {
            Marshal.FreeHGlobal(filePointer);
        }
    }

    /// <summary>The last certificate of the verified chain.</summary>
    private static string RootOf(IntPtr state)
    {
        IntPtr signer = WTHelperGetProvSignerFromChain(WTHelperProvDataFromStateData(state), 0, false, 0);
        IntPtr root = IntPtr.Zero;
        IntPtr next;
        for (int i = 0; (next = WTHelperGetProvCertFromChain(signer, i)) != IntPtr.Zero; i++)
        {
            root = next;
        }

        if (root == IntPtr.Zero)
        {
            throw new Win32Exception("The chain of certificates is empty.");
        }

        // CRYPT_PROVIDER_CERT: the size, and, at the next aligned pointer, the certificate.
        return new X509Certificate2(Marshal.ReadIntPtr(root, IntPtr.Size)).Thumbprint;
    }

    [DllImport("wintrust.dll", CharSet = CharSet.Unicode)]
    private static extern int WinVerifyTrust(IntPtr window, [MarshalAs(UnmanagedType.LPStruct)] Guid action, ref TrustData data);

    [DllImport("wintrust.dll")]
    private static extern IntPtr WTHelperProvDataFromStateData(IntPtr state);

    [DllImport("wintrust.dll")]
    private static extern IntPtr WTHelperGetProvSignerFromChain(IntPtr provider, int signer, bool isCounter, int counter);

    [DllImport("wintrust.dll")]
    private static extern IntPtr WTHelperGetProvCertFromChain(IntPtr signer, int index);

    /// <summary>WINTRUST_FILE_INFO.</summary>
    [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
    private struct FileInfo
    {
        public int Size;
        [MarshalAs(UnmanagedType.LPWStr)]
        public string Path;
        public IntPtr Handle;
        public IntPtr KnownSubject;
    }

    /// <summary>WINTRUST_DATA.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct TrustData
    {
        public int Size;
        public IntPtr PolicyData;
        public IntPtr SubjectData;
        public int Interface;
        public int Revocation;
        public int Choice;
        public IntPtr File;
        public int Action;
        public IntPtr State;
        public IntPtr Url;
        public int Flags;
        public int Context;
    }
}
