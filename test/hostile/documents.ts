import type { Syntax } from "@agentwright/language";

/** A text that no person writes, made when it is needed: some are large. */
export interface Hostile {
  readonly name: string;
  readonly syntax: Syntax;
  text(): string;
  /** Light enough to be edited and asked in every test run. */
  readonly small?: boolean;
}

const mebi = 1 << 20;
const head = `identity:
  name: Some Agent
  type: assistant
personality:
  traits: [helpful]
  communicationStyle: friendly
capabilities:
  canBrowseWeb: false
  canExecuteCode: false
  canAccessFiles: false
  networkAccess: false
`;

/** `line(0)`, `line(1)`, … joined. */
const times = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join("");

const tool = (i: number, more: string): string =>
  `  - name: tool_${i}\n    description: Number ${i}.\n    parameters:\n      - name: id\n        type: string\n        ${more}\n    source: ./t.ts\n`;

/** A billion values in ten lines. */
const laughs = times(
  10,
  i =>
    `a${i}: &a${i} [${
      i === 0
        ? "ha"
        : Array(9)
            .fill(`*a${i - 1}`)
            .join(", ")
    }]\n`,
);

/** Patterns whose matching takes for ever on what the tool gives as default. */
const patterns = ["^(a+)+$", "^(a|aa)+$", "^([a-z]+)*!$", "(.*)*x", "^(\\\\w+\\\\s?)*$", "(x+x+)+y"];

export const hostileDocuments: readonly Hostile[] = [
  { name: "nothing", syntax: "yaml", small: true, text: () => "" },
  { name: "blanks and breaks", syntax: "yaml", small: true, text: () => " \n \r \r\n\n" },
  {
    name: "flow nested 5,000 deep",
    syntax: "yaml",
    text: () => `${head}x-a: ${"[".repeat(5000)}${"]".repeat(5000)}\n`,
  },
  { name: "maps nested 3,000 deep", syntax: "yaml", text: () => head + times(3000, i => `${" ".repeat(i)}x-a:\n`) },
  {
    name: "dashes nested 100,000 deep",
    syntax: "yaml",
    small: true,
    text: () => `${head}tools:\n  ${"- ".repeat(100_000)}`,
  },
  { name: "100,000 open brackets", syntax: "yaml", small: true, text: () => `${head}tools: ${"[".repeat(100_000)}` },
  {
    name: "100,000 open braces with keys",
    syntax: "yaml",
    small: true,
    text: () => `${head}tools: ${"{a: ".repeat(100_000)}`,
  },
  { name: "a line of 10 MB", syntax: "yaml", text: () => `${head}x-a: ${"x".repeat(10 * mebi)}\n` },
  {
    name: "a scalar of a million characters",
    syntax: "yaml",
    text: () => `${head}x-a: >\n${`  ${"word ".repeat(20)}\n`.repeat(10_000)}`,
  },
  { name: "a billion laughs", syntax: "yaml", small: true, text: () => head + laughs },
  {
    name: "laughs in tools",
    syntax: "yaml",
    small: true,
    text: () => `${head + laughs}tools: *a9\nprompts: [*a9, *a9]\n`,
  },
  {
    name: "aliases of themselves",
    syntax: "yaml",
    small: true,
    text: () => `${head}x-a: &a [*a]\nx-b: &b\n  c: *b\n<<: *b\n`,
  },
  {
    name: "merge keys that merge each other",
    syntax: "yaml",
    small: true,
    text: () =>
      `${head}${times(200, i => `x-${i}: &m${i}\n  <<: [${i > 0 ? `*m${i - 1}, *m${i >> 1}` : ""}]\n  k${i}: 1\n`)}`,
  },
  {
    name: "100,000 anchors",
    syntax: "yaml",
    text: () => `${head}x-a:\n${times(100_000, i => `  - &n${i} v\n`)}  - *n99999\n`,
  },
  { name: "100,000 keys", syntax: "yaml", text: () => head + times(100_000, i => `x-k${i}: ${i}\n`) },
  { name: "100,000 unknown keys", syntax: "yaml", text: () => head + times(100_000, i => `key${i}: ${i}\n`) },
  { name: "20,000 times the same key", syntax: "yaml", text: () => head + "format: 1\n".repeat(20_000) },
  {
    name: "20,000 mistakes",
    syntax: "yaml",
    text: () => `${head}tools:\n${"  - {name: a b, colour: red}\n".repeat(20_000)}`,
  },
  { name: "20,000 unclosed quotes", syntax: "yaml", text: () => `${head}tools:\n${'  - name: "x\n'.repeat(20_000)}` },
  {
    name: "an unclosed block",
    syntax: "yaml",
    small: true,
    text: () => `${head}tools:\n  - name: a\n    code: |2-\n  x\n    y: [1, {`,
  },
  { name: "1 MB of escapes", syntax: "yaml", text: () => `${head}x-a: "${"\\x".repeat(mebi / 2)}` },
  {
    name: "NULs and lone surrogates",
    syntax: "yaml",
    small: true,
    text: () => `${head}\0x: \0\0\n\ud800: \udc00\n"\ud800": "\\ud800"\n${"\ud83d".repeat(50)}`,
  },
  { name: "tabs for indentation", syntax: "yaml", small: true, text: () => head.replace(/^ +/gm, "\t") },
  { name: "5,000 documents", syntax: "yaml", text: () => `---\n${head}`.repeat(5000) },
  {
    name: "a comment of 5 MB",
    syntax: "yaml",
    text: () => `${head}# ${"agentwright-disable-next-line ".repeat(170_000)}\n`,
  },
  {
    name: "100,000 suppressions",
    syntax: "yaml",
    text: () => head + "# agentwright-disable-next-line AW117\n".repeat(100_000),
  },
  {
    name: "patterns that never end",
    syntax: "yaml",
    small: true,
    text: () =>
      `${head}tools:\n${times(300, i => tool(i, `pattern: "${patterns[i % patterns.length]}"\n        default: ${"a".repeat(60)}!`))}`,
  },
  {
    name: "names of prototypes",
    syntax: "yaml",
    small: true,
    text: () =>
      `${head}__proto__:\n  polluted: true\nconstructor: {prototype: {polluted: true}}\ntoString: 1\nhasOwnProperty: x\ntools:\n  - __proto__: {name: x}\n    constructor: y\napiKeys:\n  __proto__: sk-a\n  constructor: b\n`,
  },
  {
    name: "every line break there is",
    syntax: "yaml",
    small: true,
    text: () => head.replace(/\n/g, (_, at: number) => ["\n", "\r\n", "\r", "\n\r"][at % 4] ?? "\n"),
  },
  {
    name: "byte order marks in the middle",
    syntax: "yaml",
    small: true,
    text: () => `\ufeff${head.replaceAll("\n", "\n\ufeff")}`,
  },
  {
    name: "a merge conflict",
    syntax: "yaml",
    small: true,
    text: () => `${head}<<<<<<< HEAD\n${head}=======\ntools: [\n>>>>>>> other\n`,
  },
  {
    name: "1 MB of placeholders",
    syntax: "yaml",
    small: true,
    text: () => `${head}prompts:\n  - name: p\n    variables: []\n    content: ${"{{a{{ ".repeat(mebi / 6)}\n`,
  },
  {
    name: "a name of 100,000 characters",
    syntax: "yaml",
    text: () => `${head}prompts:\n  - name: ${"n".repeat(100_000)}\n    content: x\n${"k".repeat(100_000)}: 1\n`,
  },
  {
    name: "5,000 keys that are nearly right",
    syntax: "yaml",
    text: () =>
      `${head}tools:\n${times(5000, i => `  - nmae: t${i}\n    descripton: x\n    paramters: []\n    sorce: ./a.ts\n`)}`,
  },
  { name: "JSON nested 5,000 deep", syntax: "json", text: () => `{"x-a": ${"[".repeat(5000)}${"]".repeat(5000)}}` },
  { name: "100,000 open JSON objects", syntax: "json", small: true, text: () => '{"tools":'.repeat(100_000) },
  {
    name: "JSON on one line of 5 MB",
    syntax: "json",
    text: () =>
      `{"tools": [${times(50_000, i => `{"name": "t${i}", "description": "A tool.", "source": "./t.ts"},`)}null]}`,
  },
  { name: "100,000 JSON keys", syntax: "json", text: () => `{${times(100_000, i => `"x-${i}": ${i},\n`)}"x": 1}` },
  { name: "20,000 JSON strings without an end", syntax: "json", text: () => `{"tools": [${'"a\n'.repeat(20_000)}` },
  {
    name: "JSON with names of prototypes",
    syntax: "json",
    small: true,
    text: () =>
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": {}}, "tools": [{"__proto__": {"name": 1}}]}',
  },
  { name: "a JSONC comment without an end", syntax: "jsonc", text: () => `{"format": 1, /*${"/* ".repeat(mebi / 3)}` },
];
