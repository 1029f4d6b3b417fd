namespace LyncPrereq.Tests;
