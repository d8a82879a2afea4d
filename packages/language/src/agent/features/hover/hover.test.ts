import { expect, test } from "vitest";
import { marked } from "../testing/marked.ts";
import { someOutside } from "../testing/outside.ts";
import { hover } from "./hover.ts";

/** What is shown at the `|`, and the text that it is about. */
function shown(
  text: string,
  secrets?: readonly string[],
  fileName?: string,
): { readonly text: string; readonly about: string } {
  const { document, offset } = marked(text, fileName);
  const found = hover(document, offset, { outside: someOutside, ...(secrets && { secrets }) });
  if (!found?.range) return { text: "", about: "" };
  const { lines, text: plain } = document.source;
  const contents = found.contents as { readonly value: string };
  return {
    text: contents.value,
    about: plain.slice(lines.offsetAt(found.range.start), lines.offsetAt(found.range.end)),
  };
}

test("a key: its shape, what it means, limits and default", () => {
  const { text, about } = shown("capabilities:\n  timeout|Seconds: 30\n");
  expect(about).toBe("timeoutSeconds");
  expect(text).toContain("**timeoutSeconds** · whole number, 10 to 300");
  expect(text).toContain("How long one call of a tool may take");
  expect(text).toContain("Default: `60`");
});

test("a required key says so", () => {
  expect(shown("identity:\n  na|me: A\n").text).toContain("text, 3 to 100 characters · required");
});

test("a value of a choice: what this one means", () => {
  const { text, about } = shown("identity:\n  type: resea|rcher\n");
  expect(about).toBe("researcher");
  expect(text).toContain("`researcher`: Gathers, compares and cites sources.");
});

test("a list of choices lists them", () => {
  expect(shown("personality:\n  tra|its: []\n").text).toContain("- `creative`: ");
});

test("keys deep in tools, in each syntax", () => {
  expect(shown("tools:\n  - name: a\n    http:\n      met|hod: GET\n").text).toContain("The HTTP method.");
  expect(shown('{"tools": [{"http": {"met|hod": "GET"}}]}', undefined, "a.agent.json").text).toContain(
    "The HTTP method.",
  );
});

test("the key of a section", () => {
  expect(shown("to|ols:\n  - name: a\n").text).toContain("What the agent can do");
});

test("the identity shows what is derived from it", () => {
  const { text } = shown("iden|tity:\n  name: Support Triage\n  version: 2.0.0\n");
  expect(text).toContain("| urn | `urn:agent:local:support-triage` | derived |");
  expect(text).toContain("| version | `2.0.0` | set |");
});

test("a secret: set, not set, not known", () => {
  const config = "apiKeys:\n  slack: ${secret:SLA|CK_TOKEN}\n";
  expect(shown(config, ["SLACK_TOKEN"])).toEqual({
    text: "**SLACK_TOKEN** · secret\n\nIt is set on this machine.",
    about: "${secret:SLACK_TOKEN}",
  });
  expect(shown(config, []).text).toContain("**not set**");
  expect(shown(config).text).toContain("not known");
});

const tool = `tools:
  - name: lookup
    description: Looks up
    parameters:
      - name: id
        type: number
        required: true
        description: The ticket's number.
        minimum: 1
      - name: "lang"
        type: string
        default: en
    http:
      url: https://x.org/{{id}}
      headers: { Accept: "{{ lang }}" }
      body:
        - deep: "{{gone}}"
`;

test("a placeholder: the parameter that it stands for, in url, headers and body", () => {
  expect(shown(tool.replace("{{id", "{{i|d"))).toEqual({
    text: "**id** · parameter of `lookup` · `number` · required\n\nThe ticket's number.\n\nminimum: `1`\n\nDeclared on line 5.",
    about: "id",
  });
  const header = shown(tool.replace("{{ lang", "{{ |lang"));
  expect(header.text).toContain('default: `"en"`');
  expect(header.text).toContain("Declared on line 10.");
  expect(shown(tool.replace("{{gone", "{{id|")).about).toBe("id");
});

test("a placeholder that nobody declared is what it stands in", () => {
  expect(shown(tool.replace("{{id", "{{i|dd")).text).toContain("The address.");
  expect(shown(tool.replace("{{gone", "{{go|ne")).text).toBe("");
});

test("a placeholder of a prompt: the variable, in a text of several lines", () => {
  const prompt = "prompts:\n  - name: hello\n    variables: [who]\n    content: ‖\n      Hi,\n      {{wh|o}}!\n";
  expect(shown(prompt).text).toBe("**who** · variable of `hello`\n\nDeclared on line 3.");
  expect(shown('{"prompts": [{"content": "Hi {{w|ho}}", "variables": ["who"]}]}', undefined, "a.agent.json").text).toBe(
    "**who** · variable\n\nDeclared on line 1.",
  );
});

test("braces elsewhere mean nothing", () => {
  expect(shown("identity:\n  description: '{{na|me}}'\n").text).toContain("What the agent does");
});

test("nothing on blank lines, comments and keys that the format does not know", () => {
  expect(shown("identity:\n  |\n  name: A\n").text).toBe("");
  expect(shown("# iden|tity\nidentity:\n  name: A\n").text).toBe("");
  expect(shown("x-own:\n  na|me: A\n").text).toBe("");
});

test("what a file says of itself can't put an image into a hover", () => {
  const { text } = shown("iden|tity:\n  name: A b c\n  version: '`![x](https://evil.net/|)'\n");
  expect(text).toContain("| version | `` `![x](https://evil.net/\\|) `` | set |");
});
