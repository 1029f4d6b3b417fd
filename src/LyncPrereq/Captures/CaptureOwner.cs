using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>The computer that the parts of a file name, which is one.</summary>
internal sealed class CaptureOwner
{
    private readonly CaptureFile _file;
    private string? _name;
    private int _line;

    public CaptureOwner(CaptureFile file) => _file = file;

    /// <exception cref="InputException">Another part of the file names another computer.</exception>
    public void Add(string? name, int line)
    {
        if (name is null)
        {
            return;
        }

        if (_name is not null && !ComputerNames.AreSame(_name, name))
        {
            throw _file.TwoComputers(_name, _line, name, line);
        }

        _name = name;
        _line = line;
    }
}
