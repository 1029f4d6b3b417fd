using System;

namespace LyncPrereq;

/// <summary>Which parts of the installation media have the files that installing a feature needs.</summary>
[Flags]
public enum FeatureSource
{
    /// <summary>None: the files are on the server.</summary>
    None = 0,

    /// <summary>The folder sources\sxs, which holds .NET Framework 3.5 and nothing else.</summary>
    SideBySide = 1,

    /// <summary>An image in sources\install.wim, which holds all other features.</summary>
    Image = 2,

    /// <summary>Both: some of the files are in the folder, others in the image.</summary>
    SideBySideAndImage = SideBySide | Image,
}
