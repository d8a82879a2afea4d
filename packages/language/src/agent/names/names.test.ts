import { expect, test } from "vitest";
import { editAgent, openAgent } from "../document.ts";
import { marked } from "../features/testing/marked.ts";
import { useAt, usesLike, usesOf } from "./uses.ts";

/** One line a name: where it stands (line:column, from 1), what it is, and what stands there. */
function names(text: string, syntax: "yaml" | "json" | "jsonc" = "yaml"): string[] {
  const { source } = openAgent(text, syntax);
  return usesOf({ source }).map(({ kind, name, role, item, start, end }) => {
    const { line, character } = source.lines.positionAt(start);
    const written = source.text.slice(start, end);
    const owner = kind === "variable" || kind === "parameter" ? ` of ${item}` : "";
    const meant = written === name ? "" : ` (written ${JSON.stringify(written)})`;
    return `${line + 1}:${character + 1} ${role === "declaration" ? "declares" : "uses"} ${kind}${owner} ${name}${meant}`;
  });
}

test("every kind of name, at its characters alone", () => {
  const text = `
orchestration:
  kind: sequential
  agents: [./writer.agent.yaml, "../x/editor.agent.json"]
apiKeys:
  slack: \${secret:SLACK_TOKEN}
tools:
  - name: lookup
    description: Looks an order up.
    parameters:
      - name: id
        type: string
      - { name: 'lang', type: string }
    http:
      url: https://api.example.org/{{id}}?l={{ lang }}
      headers:
        Authorization: Bearer \${secret:ORDERS}
      body: { "{{id}}": [{ deep: "{{lang}}" }] }
  - name: other
    source: ./tools/other.ts
  - flow: summarize
prompts:
  - name: Hello there
    variables: [who]
    content: |
      Hi {{who}},
      {{  who  }} and {{ nobody }}!
resources:
  - name: handbook
    path: data/handbook.md
mcpServers:
  - name: docs
    url: https://docs.example.org/
`;
  expect(names(text)).toEqual([
    "4:12 uses agent ./writer.agent.yaml",
    "4:34 uses agent ../x/editor.agent.json",
    "6:19 uses secret SLACK_TOKEN",
    "8:11 declares tool lookup",
    "11:15 declares parameter of 0 id",
    "13:18 declares parameter of 0 lang",
    "15:38 uses parameter of 0 id",
    "15:48 uses parameter of 0 lang",
    "17:40 uses secret ORDERS",
    "18:18 uses parameter of 0 id",
    "18:37 uses parameter of 0 lang",
    "19:11 declares tool other",
    "20:13 uses file ./tools/other.ts",
    "21:11 uses flow summarize",
    "23:11 declares prompt Hello there",
    "24:17 declares variable of 0 who",
    "26:12 uses variable of 0 who",
    "27:11 uses variable of 0 who",
    "27:26 uses variable of 0 nobody",
    "29:11 declares resource handbook",
    "30:11 uses file data/handbook.md",
    "32:11 declares mcp-server docs",
  ]);
});

test("quotes and escapes are not part of a name, and are seen through", () => {
  expect(
    names("prompts:\n  - {name: 'it''s', variables: [\"wh\\x6f\"], content: \"Hi {{\\u0077ho}}\\n{{who}}\"}\n"),
  ).toEqual([
    "2:13 declares prompt it's (written \"it''s\")",
    '2:34 declares variable of 0 who (written "wh\\\\x6f")',
    '2:59 uses variable of 0 who (written "\\\\u0077ho")',
    "2:73 uses variable of 0 who",
  ]);
  expect(names('{"tools": [{"name": "loo\\u006b"}], "x-a": "${secret:\\u0041}"}', "json")).toEqual([
    '1:22 declares tool look (written "loo\\\\u006b")',
    '1:53 uses secret A (written "\\\\u0041")',
  ]);
});

test("folded, literal and plain texts over several lines; CRLF", () => {
  expect(
    names(
      "prompts:\r\n- name: >-\r\n    a\r\n    b\r\n  content: one\r\n    {{x}} two\r\n    {{ y }}\r\n- content: >\r\n    {{z}}\r\n",
    ),
  ).toEqual([
    '3:5 declares prompt a b (written "a\\r\\n    b")',
    "6:7 uses variable of 0 x",
    "7:8 uses variable of 0 y",
    "9:7 uses variable of 1 z",
  ]);
});

test("aliases and merge keys lead to what they stand for", () => {
  const text = `
x-vars: &vars [who]
x-base: &base
  name: base
prompts:
  - <<: *base
    variables: *vars
    content: Hi {{who}}
  - name: &n two
    variables: *vars
    content: *n
`;
  const { source } = openAgent(text, "yaml");
  const uses = usesOf({ source });
  expect(names(text)).toEqual([
    "2:16 declares variable of 0 who",
    "4:9 declares prompt base",
    "8:19 uses variable of 0 who",
    "2:16 declares variable of 1 who",
    "9:14 declares prompt two",
  ]);
  expect(uses.filter(({ place }) => place.shared).map(({ name }) => name)).toEqual(
    expect.arrayContaining(["base", "who", "two", "who"]),
  );
  expect(uses.find(({ role, name }) => role === "use" && name === "who")?.place.shared).toBe(false);
});

test("aliases that multiply, and merge keys that do, come to an end", () => {
  const bomb = (make: (before: string) => string) =>
    Array.from({ length: 40 }, (_, i) => `x-${i}: &a${i} ${i === 0 ? "{k: '{{v}}'}" : make(`a${i - 1}`)}\n`).join("");
  const merges = bomb(before => `{<<: [*${before}, *${before}, *${before}]}`);
  const lists = bomb(before => `[*${before}, *${before}, *${before}]`);
  expect(names(`${merges}tools:\n  - *a39\n  - http: *a39\n`)).toEqual([]);
  expect(names(`${lists}tools:\n  - http: {body: *a39}\n`).length).toBeLessThan(2);
});

test("of a key that stands twice the last one counts", () => {
  expect(names("tools:\n  - name: a\n    name: b\ntools:\n  - name: c\n")).toEqual(["5:11 declares tool c"]);
});

test("what is malformed declares nothing", () => {
  expect(names("tools: {name: a}\nprompts: a\norchestration: [{agents: [a]}]\nresources:\n  - name: 1\n  -\n")).toEqual(
    [],
  );
  expect(names("{\"tools\": [{'name': 'a'}, {\"name\": a}]}", "json")).toEqual([]);
  expect(names("tools:\n  - name: 'a\n    flow: f\n")).toEqual(["3:11 uses flow f"]);
});

test.each([
  ["prompts:\n  - variables: [who, other]\n    content: '{{wh|o}} {{who}} {{other}}'\n", "who who who"],
  ["prompts:\n  - content: '{{wh|o}}'\n  - content: '{{who}}'\n", "who"],
  ["tools:\n  - name: a|\n  - name: b\n", "a"],
  ["apiKeys:\n  a: ${secret:|X}\n  b: ${secret:X}\n", "X X"],
  ["orchestration:\n  agents: [a.agent.yaml, ./|a.agent.yaml]\n", "a.agent.yaml ./a.agent.yaml"],
  ["x-a: &a\n  name: |b\ntools:\n  - *a\n", "b"],
  ["tools:\n  - na|me: a\n", ""],
])("the name at the cursor and all that mean the same: %j", (text, expected) => {
  const { document, offset } = marked(text);
  const use = useAt(document, offset);
  const found = use ? usesLike(document, use) : [];
  expect(found.map(({ start, end }) => document.source.text.slice(start, end)).join(" ")).toBe(expected);
});

test("an edit costs its own item: all others keep their places", () => {
  const items = Array.from({ length: 50 }, (_, i) => `  - name: t${i}\n    flow: f${i}\n`).join("");
  const before = openAgent(`tools:\n${items}`, "yaml");
  const places = usesOf(before).map(({ place }) => place);
  const at = before.source.text.indexOf("t10");
  const after = usesOf(editAgent(before, [{ start: at, end: at, text: "new_" }]));
  expect(after.map(({ name }) => name)).toContain("new_t10");
  expect(after.filter(({ place }) => places.includes(place))).toHaveLength(98);
  for (const { name, start, end } of after) {
    const { text } = openAgent(before.source.text.replace("t10", "new_t10"), "yaml").source;
    expect(text.slice(start, end)).toBe(name);
  }
});
