import { expect, test } from "vitest";
import { openAgent } from "../../document.ts";
import { findNames } from "./find.ts";
import { fuzzyScore } from "./fuzzy.ts";
import { locateName } from "./locate.ts";

const none = { tools: [], prompts: [], resources: [] };
const files = [
  {
    uri: "a",
    name: "Support Triage",
    names: { tools: ["find_order", "refund"], prompts: ["greet"], resources: ["handbook"] },
  },
  { uri: "b", name: "Order Researcher", names: { ...none, tools: ["findOrders"] } },
  { uri: "c", name: undefined, names: { ...none, resources: ["orders"] } },
];

test("letters in their order fit, in any case; whole words and beginnings come first", () => {
  const names = (typed: string) => findNames(typed, files).map(({ name }) => name);
  expect(names("order")).toEqual(["orders", "Order Researcher", "findOrders", "find_order"]);
  expect(names("fo")).toEqual(["findOrders", "find_order"]);
  expect(names("st")).toEqual(["Support Triage"]);
  expect(names("gibtsnicht")).toEqual([]);
});

test("nothing typed fits all; what is too much is cut", () => {
  expect(findNames("", files)).toHaveLength(8);
  expect(findNames(" ", files, 3)).toHaveLength(3);
});

test("a name tells its kind and whose it is", () => {
  expect(findNames("refund", files)).toEqual([
    { uri: "a", name: "refund", of: "tools", kind: 12, container: "Support Triage" },
  ]);
  expect(findNames("triage", files)).toEqual([{ uri: "a", name: "Support Triage", of: "agent", kind: 5 }]);
});

test("strange names and queries are only letters", () => {
  expect(fuzzyScore(".*", "a.b*")).toBeDefined();
  expect(fuzzyScore("😀", "x😀y")).toBeDefined();
  expect(fuzzyScore("\ud83d", "x😀y")).toBeDefined();
  expect(fuzzyScore("a".repeat(5000), "a".repeat(4999))).toBeUndefined();
});

test("a name is found again in its text, cut into pieces or not, and not where it is gone", () => {
  const yaml = "identity:\n  name: One\ntools:\n  - name: first\n  - name: second\n";
  const at = (text: string, syntax: "yaml" | "json", of: "agent" | "tools", name: string) => {
    const document = openAgent(text, syntax);
    const range = locateName(document, of, name);
    return range && text.slice(document.source.lines.offsetAt(range.start), document.source.lines.offsetAt(range.end));
  };
  expect(at(yaml, "yaml", "agent", "One")).toBe("One");
  expect(at(yaml, "yaml", "tools", "second")).toBe("second");
  expect(at('{"tools": [{"name": "first"}, {"name": "second"}]}', "json", "tools", "second")).toBe('"second"');
  expect(at("tools: &t [{name: first}, {name: second}]\nx-y: *t\n", "yaml", "tools", "second")).toBe("second");
  expect(at(yaml, "yaml", "tools", "third")).toBeUndefined();
  expect(at("tools: [\n", "yaml", "tools", "third")).toBeUndefined();
});
