using System;

namespace LyncPrereq;

/// <summary>Specifies the parts of the installation media that contain the files of a feature.</summary>
[Flags]
public enum FeatureSource
{
    /// <summary>No source is required, because the files are on the server.</summary>
    None = 0,

    /// <summary>The folder sources\sxs, which contains .NET Framework 3.5 only.</summary>
    SideBySide = 1,

    /// <summary>An image in sources\install.wim, which contains all other features.</summary>
    Image = 2,

    /// <summary>Both: some of the files are in the folder, and others in the image.</summary>
    SideBySideAndImage = SideBySide | Image,
}
