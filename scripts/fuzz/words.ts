import type { Syntax } from "@agentwright/language";

/** What people type, one key at a time. */
export const keys = [..."abcename12 \n\n  --::{}[],\"'#/.|>&*!?%@`~\\\t\r$_"];

/** What stands for something in YAML or JSON, or in a config. */
export const tokens = [
  ...["\n\n", "\n  ", "\n    ", "- ", "\n- ", "\n  - ", "\n    - x", ": ", " # c", "key: v", "\nkey: ", "\n  key:\n"],
  ...["|\n", "|-\n  ", ">-\n", "{{x}}", "{{who}}", "${secret:A_KEY}", "<<: ", "\r\n", '"k": ', ', "k": 1', "],", "},"],
  ...[
    "// c\n",
    "/* c */",
    "null",
    "true",
    "false",
    "1e3",
    ".5",
    "0x1f",
    '"x"',
    '"x',
    "'",
    "\ud800",
    "\0",
    "\ufeff",
    "é😀",
  ],
  ...["---\n", "\n...\n", "%YAML 1.2\n", "&a ", "*a", "!t ", "\n? ", "/* ", "\n[", "\n{", "\u2028", "__proto__: 1\n"],
  ...["# agentwright-disable-next-line AW117\n", "# agentwright-disable-file\n", "format: 1\n", "format: 2\n"],
  ...[
    "code: |\n    x\n",
    "name: tool_1",
    "type: nothing",
    "https://other.example.org/{{id}}",
    "sk-Example0Example1Example2",
  ],
];

/** Values that fields take, right and wrong. */
export const values = [
  ...[
    "assistant",
    "string",
    "number",
    "typescript",
    "friendly",
    "true",
    "0",
    "-1",
    "9999",
    "null",
    '""',
    "''",
    "[]",
    "{}",
  ],
  ...["GET", "https://api.example.org/{{id}}", "./tools/none.go", "../x.ts", "{{id}}", "${secret:}", "1.0", "v1", "~"],
  ...[
    "[helpful, helpful]",
    '"helpful"',
    "identity",
    "tool_1",
    "openai",
    "custom",
    "|",
    "text # c",
    "a: b",
    "*a",
    "&b x",
  ],
];

const yaml = [
  "  - name: fresh\n    description: A fresh one.\n    source: ./tools/fresh.ts\n",
  "  - name: tool_1\n    description: Twice.\n    http:\n      url: https://api.example.org/{{id}}\n",
  "tools:\n  - name: first\n",
  "prompts:\n- name: p\n  variables: [a, b]\n  content: |\n    {{a}} and {{c}}\n",
  "orchestration:\n  kind: sequential\n  agents: [./a.agent.yaml]\n",
  "apiKeys:\n  openai: sk-Example0Example1Example2Example3\n",
  "x-own:\n  - 1\n  - {a: [b, c]}\n",
  "    parameters:\n      - name: id\n        type: string\n",
  "identity:\n  name: Twice\n  type: analyst\n",
  "capabilities: {networkAccess: false}\n",
];

const json = [
  '{"name": "fresh", "description": "A fresh one.", "source": "./tools/fresh.ts"},\n',
  ',\n{"name": "tool_1", "http": {"url": "https://api.example.org/{{id}}"}}',
  '"tools": [{"name": "first"}],\n',
  ',"prompts": [{"name": "p", "variables": ["a", "b"], "content": "{{a}} and {{c}}"}]',
  '"apiKeys": {"openai": "sk-Example0Example1Example2Example3"},\n',
  '"x-own": [1, {"a": ["b"]}],\n',
  '"identity": {"name": "Twice", "type": "analyst"},\n',
];

/** Whole sections and items, as they are pasted. */
export function blocksOf(syntax: Syntax): readonly string[] {
  return syntax === "yaml" ? yaml : json;
}
