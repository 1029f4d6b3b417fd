using System.Text.Json;
using System.Text.Json.Nodes;

namespace LyncPrereq.Tests.Support;

/// <summary>A small catalog with every member and every kind of condition, and others that differ from it in one place.</summary>
internal static class CatalogText
{
    public const string Good = """
        {
          "$schema": "catalog.schema.json",
          "format": "LyncPrereq.Catalog",
          "formatVersion": 1,
          "product": "Test.Product2",
          "name": "Test product",
          "version": "2013-11",
          "roles": ["FrontEnd", "Edge", "AdministrativeTools"],
          "operatingSystems": ["WindowsServer2008R2", "WindowsServer2012"],
          "documents": {
            "article": { "title": "The article", "uri": "https://docs.example/a?b=c#d", "modified": "2013-10-07" },
            "": { "title": "Another", "uri": "http://docs.example", "modified": "2014-01-31" },
            "page": {
              "title": "A page",
              "uri": "https://docs.example/page",
              "modified": "2014-01-31",
              "commit": "0123456789abcdef0123456789abcdef01234567"
            }
          },
          "separateServers": [
            {
              "roles": ["Edge"],
              "from": ["FrontEnd"],
              "source": { "document": "", "section": "Two", "origin": "Prose", "quote": "They must not." }
            }
          ],
          "sameInPool": [
            {
              "requirement": "Second.Part2",
              "source": { "document": "", "section": "Two", "origin": "Prose", "quote": "All must be the same." }
            }
          ],
          "requirements": [
            {
              "id": "First",
              "name": "The first",
              "category": "Framework",
              "importance": "Required",
              "roles": ["FrontEnd", "Edge"],
              "workloads": ["Conferencing", "CallPark"],
              "sources": [
                { "document": "article", "section": "One", "origin": "Prose", "quote": "It must.", "roles": ["Edge"] },
                { "document": "", "section": "Two", "origin": "CommandLine", "quote": "It should." }
              ],
              "interpretations": [{ "contradiction": "C1", "note": "Taken so." }, { "note": "A remark." }],
              "cases": [
                {
                  "operatingSystems": ["WindowsServer2008R2", "Windows7"],
                  "roles": ["FrontEnd"],
                  "condition": { "feature": "Web-Server", "broughtBy": ["Web-Mgmt-Tools"] },
                  "restart": true
                },
                { "notApplicable": "It is part of the system." }
              ]
            },
            {
              "id": "Second.Part2",
              "name": "The second",
              "category": "Tools",
              "importance": "Recommended",
              "roles": ["AdministrativeTools"],
              "sources": [
                { "document": "article", "section": "One", "origin": "RelatedDocument", "quote": "It may." }
              ],
              "cases": [
                {
                  "condition": {
                    "anyOf": [
                      { "service": "MSMQ" },
                      {
                        "dotNetRelease": 378389,
                        "below": 528040,
                        "undocumented": [{ "dotNetRelease": 460798, "below": 461308 }, { "dotNetRelease": 461808 }],
                        "remarks": [{ "dotNetRelease": 461308, "below": 461808, "note": "It needs an update." }]
                      },
                      { "dotNet35": true },
                      { "powerShellEngine": "3.0" },
                      { "update": ["KB974405", "KB2646886"] },
                      { "product": "WindowsIdentityFoundation" },
                      { "absentProduct": "FirewallClient" },
                      { "noLayeredServiceProvider": true },
                      { "noPendingRestart": true },
                      {
                        "operatingSystem": [
                          { "release": "WindowsServer2012", "servicePack": 1, "editions": ["Standard", "Datacenter"] }
                        ]
                      },
                      { "installationType": "Server Core", "confirmsOnly": false },
                      { "graphicalManagement": { "management": "Server-Gui-Mgmt-Infra", "shell": "Server-Gui-Shell" } },
                      { "requirement": "First" },
                      { "allOf": [{ "feature": "BITS" }, { "feature": "Telnet-Client" }] },
                      { "observations": [{ "feature": "MSMQ-Server" }, { "service": "MSMQ" }], "decides": "First" },
                      { "service": "W3SVC", "blocksOnly": true },
                      { "update": ["KB974405"], "rollups": ["KB3125574"], "confirmsOnly": true },
                      { "installedRole": "Edge" },
                      { "service": "MpsSvc", "running": true, "ifExists": true },
                      { "domainMember": false },
                      { "dnsSuffix": true },
                      { "standardNames": ["Computer", "Domain", "DnsSuffix"] },
                      { "multiLabelDomain": true },
                      { "tls10": true },
                      { "timeFormat": true },
                      { "networkInterfaces": { "min": 2, "max": 3 } },
                      { "staticAddresses": true },
                      { "defaultGateways": 1 },
                      { "networkSpeed": 1000 },
                      { "memory": 32 },
                      { "processors": 2, "cores": 12, "megahertz": 2260 },
                      { "notItanium": true },
                      { "hyperThreading": true },
                      { "freeSpace": 20, "systemDrive": true },
                      { "strongCrypto": true },
                      { "receiveSideScaling": true, "queues": 8 },
                      { "silverlight": "5.0" },
                      { "absentServices": [{ "service": "MSExchangeIS", "software": "Exchange" }] },
                      { "installedProduct": "LyncServer2013" },
                      { "installedUpdate": "5.0.8308.556" },
                      { "manualCheck": "Look at it.", "shows": "SessionTickets" }
                    ]
                  },
                  "remedy": { "sentence": "Do it.", "package": "KB2646886" }
                }
              ]
            }
          ]
        }
        """;

    public const string Case = "requirements[0].cases[0]";

    public const string Condition = Case + ".condition";

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>The good catalog with another value at a path, or without the member at it where the value is null.</summary>
    public static string With(string path, string? json)
    {
        JsonNode root = JsonNode.Parse(Good)!;
        string[] steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        JsonNode owner = steps[..^1].Aggregate(root, (node, step) => step[0] == '[' ? node[Index(step)]! : node[step]!);
        string last = steps[^1];
        if (last[0] == '[')
        {
            owner[Index(last)] = JsonNode.Parse(json!);
        }
        else if (json is null)
        {
            Assert.True(owner.AsObject().Remove(last), path + " is not there to be left out.");
        }
        else
        {
            owner[last] = JsonNode.Parse(json);
        }

        return root.ToJsonString(s_indented);
    }

    private static int Index(string step) => int.Parse(step.Trim('[', ']'), System.Globalization.CultureInfo.InvariantCulture);
}
