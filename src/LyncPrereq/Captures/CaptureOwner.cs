using LyncPrereq.Facts;

namespace LyncPrereq.Captures;

/// <summary>Stores the computer of a file, whose parts must all name the same one.</summary>
internal sealed class CaptureOwner(CaptureFile file)
{
    private readonly CaptureFile _file = file;
    private string? _name;
    private int _line;

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
