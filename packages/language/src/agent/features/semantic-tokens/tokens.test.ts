import { expect, test } from "vitest";
import { openAgent } from "../../document.ts";
import { drawn } from "../testing/drawn.ts";
import { allTokens, tokenSheet, tokensBetween } from "./tokens.ts";

/** The text with its tokens drawn beneath each line. */
function shown(text: string, syntax: "yaml" | "json" | "jsonc" = "yaml"): string {
  const document = openAgent(text, syntax);
  return `\n${drawn(document.source, allTokens(tokenSheet(document)))}\n`;
}

test("keys that the format knows, values of choices; own keys and unknown values are left to the syntax", () => {
  expect(
    shown(`identity:
  name: Triage
  type: analyst
  tipe: analyst
  version: "1.0.0"
personality:
  traits: [helpful, kind]
x-mine:
  name: A
`),
  ).toBe(`
identity:
~~~~~~~~  namespace
  name: Triage
  ~~~~  property
  type: analyst
  ~~~~  ~~~~~~~  property, enumMember.readonly
  tipe: analyst
  version: "1.0.0"
  ~~~~~~~  property
personality:
~~~~~~~~~~~  namespace
  traits: [helpful, kind]
  ~~~~~~   ~~~~~~~  property, enumMember.readonly
x-mine:
  name: A
`);
});

test("an HTTP tool: its name, its parameters, where they are used, secrets", () => {
  expect(
    shown(`tools:
  - name: lookup
    parameters:
      - name: "id"
        type: string
    http:
      url: https://x.org/{{id}}/{{ id }}
      headers:
        X-Key: Bearer \${secret:KEY}
      body:
        deep: [ "{{id}}" ]
`),
  ).toBe(`
tools:
~~~~~  namespace
  - name: lookup
    ~~~~  ~~~~~~  property, function.declaration
    parameters:
    ~~~~~~~~~~  property
      - name: "id"
        ~~~~   ~~  property, parameter.declaration
        type: string
        ~~~~  ~~~~~~  property, enumMember.readonly
    http:
    ~~~~  property
      url: https://x.org/{{id}}/{{ id }}
      ~~~                ~~~~~~ ~~~~~~~~  property, parameter, parameter
      headers:
      ~~~~~~~  property
        X-Key: Bearer \${secret:KEY}
        ~~~~~         ~~~~~~~~~~~~~  property, macro.readonly
      body:
      ~~~~  property
        deep: [ "{{id}}" ]
                 ~~~~~~  parameter
`);
});

test("a prompt: declared variables and their places, in a text of several lines", () => {
  expect(
    shown(`prompts:
  - name: hello
    variables:
      - who
    content: |
      # Not a comment
      Hello {{who}},

      good {{ time }}!
`),
  ).toBe(`
prompts:
~~~~~~~  namespace
  - name: hello
    ~~~~  property
    variables:
    ~~~~~~~~~  property
      - who
        ~~~  variable.declaration
    content: |
    ~~~~~~~  property
      # Not a comment
      Hello {{who}},
            ~~~~~~~  variable

      good {{ time }}!
           ~~~~~~~~~~  variable
`);
});

test("paths and hosts; a server that is switched off", () => {
  expect(
    shown(`orchestration:
  agents: [./two.agent.yaml]
mcpServers:
  - name: docs
    enabled: false
  - name: search
`),
  ).toBe(`
orchestration:
~~~~~~~~~~~~~  namespace
  agents: [./two.agent.yaml]
  ~~~~~~   ~~~~~~~~~~~~~~~~  property, string
mcpServers:
~~~~~~~~~~  namespace
  - name: docs
    ~~~~  ~~~~  property, string.deprecated
    enabled: false
    ~~~~~~~  property
  - name: search
    ~~~~  property
`);
});

test("JSON on one line, with escapes before a placeholder", () => {
  expect(
    shown(
      '{"tools": [{"name": "a", "http": {"url": "https:\\/\\/x.org/{{id}}"}}, {"name": "b"}], "build": {"target": "wasm"}}',
      "json",
    ),
  ).toBe(`
{"tools": [{"name": "a", "http": {"url": "https:\\/\\/x.org/{{id}}"}}, {"name": "b"}], "build": {"target": "wasm"}}
  ~~~~~      ~~~~    ~    ~~~~     ~~~                    ~~~~~~       ~~~~    ~      ~~~~~     ~~~~~~    ~~~~  ${[
    "namespace, property, function.declaration, property, property, parameter",
    "property, function.declaration, namespace, property, enumMember.readonly",
  ].join(", ")}
`);
});

test("anchors, aliases, CRLF, a byte order mark: each token where its text stands", () => {
  expect(shown("\ufeffidentity: &i\r\n  type: analyst\r\nx-more: *i\r\nbuild:\r\n  target: wasm\r\n")).toBe(`
\ufeffidentity: &i
 ~~~~~~~~  namespace
  type: analyst
  ~~~~  ~~~~~~~  property, enumMember.readonly
x-more: *i
build:
~~~~~  namespace
  target: wasm
  ~~~~~~  ~~~~  property, enumMember.readonly
`);
});

test("a range gives the tokens that touch it, and no others", () => {
  const text = "tools:\n  - name: first\n  - name: second\n  - name: third\n";
  const document = openAgent(text, "yaml");
  const between = tokensBetween(document, text.indexOf("cond"), text.indexOf("third"));
  expect(drawn(document.source, between)).toBe(`tools:
  - name: first
  - name: second
          ~~~~~~  function.declaration
  - name: third
    ~~~~  property`);
});
