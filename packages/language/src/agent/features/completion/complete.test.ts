import { expect, test } from "vitest";
import { applyItem } from "../testing/apply-item.ts";
import { marked } from "../testing/marked.ts";
import { someOutside } from "../testing/outside.ts";
import { complete } from "./complete.ts";

/** What is offered at the `|`, by label. */
function labels(text: string, fileName?: string): string[] {
  const { document, offset } = marked(text, fileName);
  return complete(document, offset, { outside: someOutside }).map(({ label }) => label);
}

/** The text after the item with this label was taken at the `|`. */
function taken(label: string, text: string, fileName?: string): string {
  const { document, offset } = marked(text, fileName);
  const item = complete(document, offset, { outside: someOutside }).find(one => one.label === label);
  if (!item) throw new Error(`${label} is not offered`);
  return applyItem(document, item);
}

test("keys that the section has already are not offered, required ones come first", () => {
  const { document, offset } = marked("identity:\n  name: Triage\n  |\npersonality:\n");
  const items = complete(document, offset, { outside: someOutside });
  const sorted = items.sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1)).map(({ label }) => label);
  expect(sorted).toEqual(["type", "description", "version", "id", "urn"]);
});

test("keys below the cursor count as used too", () => {
  expect(labels("identity:\n  |\n  type: analyst\n  name: A\n")).toEqual(["description", "version", "id", "urn"]);
});

test("a half-typed key is replaced", () => {
  expect(taken("description", "identity:\n  name: Triage\n  desc|\n")).toBe(
    "identity:\n  name: Triage\n  description: \n",
  );
});

test("a key that has its colon keeps its value", () => {
  expect(taken("description", "identity:\n  desc|: It sorts.\n")).toBe("identity:\n  description: It sorts.\n");
});

test("at the margin sections are offered, each with what it requires", () => {
  expect(labels("identity:\n  name: A\n|")).not.toContain("identity");
  expect(taken("model", "identity:\n  name: A\n|\npersonality:\n  tone: calm\n")).toBe(
    "identity:\n  name: A\nmodel:\n  provider: openai\n  name: gpt-4.1-mini\npersonality:\n  tone: calm\n",
  );
});

test("values of a choice, with what they mean", () => {
  const { document, offset } = marked("identity:\n  type: |\n");
  const items = complete(document, offset, { outside: someOutside });
  expect(items.map(({ label }) => label)).toContain("researcher");
  expect(items.find(({ label }) => label === "researcher")?.documentation).toMatchObject({
    value: "Gathers, compares and cites sources.",
  });
});

test("the whole value is replaced, its comment stays", () => {
  expect(taken("analyst", "identity:\n  type: ass|istant # later\n")).toBe("identity:\n  type: analyst # later\n");
});

test("right behind the colon a blank is added", () => {
  expect(taken("analyst", "identity:\n  type:|\n")).toBe("identity:\n  type: analyst\n");
});

test("quotes that were begun stay", () => {
  expect(taken("analyst", 'identity:\n  type: "a|"\n')).toBe('identity:\n  type: "analyst"\n');
  expect(taken("analyst", "identity:\n  type: '|'\n")).toBe("identity:\n  type: 'analyst'\n");
});

test("traits that are there already are not offered: block list, indented or not, and brackets", () => {
  for (const text of [
    "personality:\n  traits:\n    - helpful\n    - |\n    - patient\n",
    "personality:\n  traits:\n  - helpful\n  - |\n  - patient\n",
    "personality:\n  traits: [helpful, |, patient]\n",
    "personality:\n  traits: [\n    helpful,\n    patient,\n    |\n",
  ]) {
    const offered = labels(text);
    expect(offered).toContain("creative");
    expect(offered).not.toContain("helpful");
    expect(offered).not.toContain("patient");
  }
});

test("where a list may begin, an element with its dash is offered", () => {
  expect(taken("creative", "personality:\n  traits:\n    |\n  tone: calm\n")).toBe(
    "personality:\n  traits:\n    - creative\n  tone: calm\n",
  );
});

test("a new HTTP tool, behind the dash and without one", () => {
  const tool =
    "- name: lookup_order\n    description: description\n    http:\n      url: https://api.example.org/v1/tickets\n";
  expect(taken("HTTP tool", "tools:\n  - |\n")).toBe(`tools:\n  ${tool}`);
  expect(taken("HTTP tool", "tools:\n  |\n")).toBe(`tools:\n  ${tool}`);
});

test("inside a tool its fields are offered, and only one kind of body", () => {
  const offered = labels("tools:\n  - name: a\n    source: ./a.ts\n    |\n");
  expect(offered).toEqual(["description", "parameters", "returns", "language"]);
});

test("a tool's code is no place for keys", () => {
  expect(labels("tools:\n  - name: a\n    code: ‖\n      const a = 1;\n      |\n")).toEqual([]);
});

test("names of secrets, inside the reference and as a whole", () => {
  expect(taken("SLACK_TOKEN", "apiKeys:\n  slack: ${secret:|\n")).toBe("apiKeys:\n  slack: ${secret:SLACK_TOKEN}\n");
  expect(taken("SLACK_TOKEN", "apiKeys:\n  slack: ${secret:SL|}\n")).toBe("apiKeys:\n  slack: ${secret:SLACK_TOKEN}\n");
  expect(taken("${secret:SLACK_TOKEN}", "apiKeys:\n  slack: |\n")).toBe("apiKeys:\n  slack: ${secret:SLACK_TOKEN}\n");
});

test("parameters of the tool and variables of the prompt inside {{ }}", () => {
  const tool =
    "tools:\n  - name: a\n    parameters:\n      - name: id\n        type: string\n    http:\n      url: https://x.org/{{|}}\n";
  expect(taken("id", tool)).toContain("url: https://x.org/{{id}}\n");
  const prompt = "prompts:\n  - name: p\n    variables: [topic]\n    content: ‖\n      Write about {{ to|\n";
  expect(taken("topic", prompt)).toContain("Write about {{ topic}}\n");
});

test("paths: code for a tool, agents for an orchestration, anything for a resource", () => {
  expect(labels("tools:\n  - name: a\n    source: ./tools/|\n")).toEqual(["./tools/lookup.ts"]);
  expect(labels("resources:\n  - name: a\n    path: ./tools/|\n")).toEqual(["./tools/lookup.ts", "./tools/notes.md"]);
  const agents = labels("orchestration:\n  agents:\n    - |\n");
  expect(agents).toContain("./two.agent.yaml");
  expect(agents).toContain("../writer.agent.yaml");
  expect(agents).not.toContain("./handbook.md");
});

test("hosts that the tools call", () => {
  const text =
    "capabilities:\n  allowedHosts:\n    - |\ntools:\n  - name: a\n    http:\n      url: https://api.weather.test/v1\n";
  expect(labels(text)[0]).toBe("api.weather.test");
});

test("flows of the workspace", () => {
  expect(labels("tools:\n  - name: a\n    flow: |\n")).toContain("summarize_tickets");
});

test("nothing in a comment, nothing behind a finished value, nothing for unknown fields", () => {
  expect(labels("identity:\n  # na|\n  name: A\n")).toEqual([]);
  expect(labels("x-mine:\n  |\n")).toEqual([]);
  expect(labels("identity:\n  nome:\n    |\n")).toEqual([]);
});

test("JSON: quotes and commas come where they belong", () => {
  const json = (text: string, label: string) => taken(label, text, "a.agent.json");
  expect(json('{\n  "identity": {\n    "name": "A"\n    |\n  }\n}', "type")).toBe(
    '{\n  "identity": {\n    "name": "A",\n    "type": "assistant"\n  }\n}',
  );
  expect(json('{"identity": {"|"}}', "name")).toBe('{"identity": {"name": "Support Triage"}}');
  expect(json('{"identity": {|"name": "A"}}', "type")).toBe('{"identity": {"type": "assistant", "name": "A"}}');
  expect(json('{"identity": {"type": an|}}', "analyst")).toBe('{"identity": {"type": "analyst"}}');
  expect(json('{"identity": {"ty|": "x"}}', "type")).toBe('{"identity": {"type": "x"}}');
  expect(json('{"personality": {"traits": ["helpful", |]}}', "creative")).toBe(
    '{"personality": {"traits": ["helpful", "creative"]}}',
  );
});

test("JSONC: comments are skipped", () => {
  expect(labels('{\n  // "na|\n}', "a.agent.jsonc")).toEqual([]);
  expect(labels('{\n  // who\n  "identity": { /* ? */ | }\n}', "a.agent.jsonc")).toContain("name");
});

test("an editor without snippets gets plain text", () => {
  const { document, offset } = marked("identity:\n  |\n");
  const items = complete(document, offset, { outside: someOutside, snippets: false });
  expect(items.every(({ insertTextFormat }) => insertTextFormat === 1)).toBe(true);
  expect(items.find(({ label }) => label === "type")?.textEdit?.newText).toBe("type: assistant");
});

test("deep in a long list: the parameters and the fields of that very tool", () => {
  const tool = (i: number, end: string) =>
    `  - name: t${i}\n    parameters:\n      - name: p${i}\n    http:\n      url: https://x.org/{{${end}\n`;
  const yaml = `tools:\n${tool(0, "}}")}${tool(1, "}}")}${tool(2, "|}}")}${tool(3, "}}")}prompts: []\n`;
  expect(labels(yaml)).toEqual(["p2"]);
  expect(labels(yaml.replace("|", "").replace("  - name: t2\n", "  - name: t2\n    |\n"))).not.toContain("http");
  const json = (at: string) =>
    JSON.stringify(
      { tools: [0, 1, 2, 3].map(i => ({ name: `t${i}`, parameters: [{ name: `p${i}` }], http: {} })) },
      null,
      1,
    )
      .replace('"name": "t2",', `"name": "t2",${at === "key" ? "|" : ""}`)
      .replaceAll('"http": {}', '"http": { "url": "{{" }')
      .replace(/((?:[\s\S]*?\{\{){2}[\s\S]*?\{\{)/, at === "name" ? "$1|" : "$1");
  expect(labels(json("name"), "a.agent.json")).toEqual(["p2"]);
  const offered = labels(json("key"), "a.agent.json");
  expect(offered).toContain("description");
  expect(offered).not.toContain("http");
});

test("at the margin below everything, no section is offered twice", () => {
  const sections = "identity:\n  name: A\ntools:\n  - name: a\n    code: ‖\n      model: 1\nprompts: []\n";
  const offered = labels(`${sections}|`);
  expect(offered).toContain("model");
  for (const name of ["identity", "tools", "prompts"]) expect(offered).not.toContain(name);
});

test("half-typed: whatever is still open, each syntax knows where it is", () => {
  const identity = ["type", "description", "version", "id", "urn"];
  for (const text of [
    "identity:\n  name: A\n  |",
    "identity:\r\n  name: A\r\n  |\r\nbuild: {}\r\n",
    "\ufeffidentity:\n  name: A\n  |\n",
    "---\nidentity:\n  name: A\n  |\n",
    "x-base: &b {}\nidentity:\n  name: A\n  |\n",
    "identity: { name: A, |",
  ]) {
    expect(labels(text), text).toEqual(identity);
  }
  const json = (text: string) => labels(text, "a.agent.json");
  expect(json('{"identity": {"name": "A", |')).toEqual(identity);
  expect(labels('{\n  // who\n  "identity": {\n    "name": "A",\n    |\n  },\n}', "a.agent.jsonc")).toEqual(identity);
  const request = '{"tools": [{"name": "a", "parameters": [{"name": "id"}], "http": {"url": "https://x.org/{{|';
  expect(json(request)).toEqual(["id"]);
  expect(json(request.replace('"url": "', '"body": {"deep": ["'))).toEqual(["id"]);
  expect(json('{"personality": {"tone": |')).toContain("calm");
  expect(labels("personality:\n  traits: [help|")).toContain("helpful");
});

test("inside {{ }} what is not used yet comes first; elsewhere braces mean nothing", () => {
  const tool =
    "tools:\n  - name: a\n    parameters: [{ name: id, type: number }, { name: lang, type: string, default: en }]\n";
  const { document, offset } = marked(`${tool}    http:\n      url: https://x.org/{{id}}/{{|}}\n`);
  const items = complete(document, offset, { outside: someOutside });
  expect(items.map(({ label, detail }) => [label, detail])).toEqual([
    ["lang", 'lang?: string = "en"'],
    ["id", "id?: number"],
  ]);
  expect(labels(`${tool}    description: about {{|\n`)).toEqual([]);
  expect(labels("personality:\n  customInstructions: Hi {{|\n")).toEqual([]);
});

test("a list of thousands: what is far below is not looked for, what is near is", () => {
  const many = Array.from({ length: 3000 }, (_, i) => `    - host${i}.example.org\n`).join("");
  const text = `capabilities:\n  allowedHosts:\n    - |\n    - api.example.org\n${many}`;
  expect(labels(text)).toEqual(["*.example.org"]);
});
