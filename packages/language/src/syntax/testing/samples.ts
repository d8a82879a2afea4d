/** An agent config as people write them: every style of YAML that is in use, no mistakes. */
export const yamlSample = `# Support triage
format: 1
identity:
  name: "Support \\u0041gent"
  type: assistant
  description: >-
    Sorts what comes in,
    politely.

    And answers.
personality:
  traits: [friendly, "precise", {a: 1}]
  tone: 'it''s warm'
capabilities: {canBrowseWeb: true, timeoutSeconds: 30}
tools:
  # the first one
  - name: order
    description: Looks up an order
      in the shop
    code: |
      export default function run(input) {
        return { ok: true }; # no comment
      }
    parameters:
    - name: id
      type: string
      pattern: "^[A-Z]{2}\\\\d+$"

  - name: refund
    http:
      url: https://shop.example.org/{{id}}?x=1#top
  - plain item
prompts:
- name: greet
  variables: [who]
  content: |+
    Hello {{who}}

- name: bye # the last
x-notes:
  deep:
    deeper:
      - - 1
        - 2.5
      - ~
`;

/** The same model in JSON. */
export const jsonSample = `{
  "format": 1,
  "identity": {
    "name": "Support \\u0041gent",
    "type": "assistant",
    "description": "Sorts what comes in,\\tpolitely."
  },
  "personality": { "traits": ["friendly", "precise", { "a": 1 }], "tone": "warm" },
  "tools": [
    {
      "name": "order",
      "parameters": [{ "name": "id", "type": "string", "pattern": "^[A-Z]{2}\\\\d+$" }]
    },
    { "name": "refund", "http": { "url": "https://shop.example.org/{{id}}?x=1#top" } },
    "plain item"
  ],
  "prompts": [],
  "x-notes": [[1, -2.5e3], null, true]
}
`;

/** The same with what only JSONC has. */
export const jsoncSample = jsonSample
  .replace("{\n", "// Support triage\n{\n")
  .replace('"format": 1,', '"format": 1, /* the only\n   one */')
  .replace('"plain item"', '"plain item", // done');
