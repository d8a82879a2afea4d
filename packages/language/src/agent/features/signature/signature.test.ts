import { expect, test } from "vitest";
import { marked } from "../testing/marked.ts";
import { signature } from "./signature.ts";

/** The signature that is shown at the `|`, the active parameter in angle brackets. */
function shown(text: string, fileName?: string): string {
  const { document, offset } = marked(text, fileName);
  const help = signature(document, offset, { offsets: true, noneActive: true });
  const one = help?.signatures[0];
  if (!one) return "";
  const active = one.parameters?.[help?.activeParameter ?? -1]?.label;
  if (!Array.isArray(active)) return one.label;
  return `${one.label.slice(0, active[0])}<${one.label.slice(...active)}>${one.label.slice(active[1])}`;
}

const tool = (http: string) => `tools:
  - name: weather
    description: The weather.
    parameters:
      - name: city
        type: string
        required: true
        description: Where.
      - name: days
        type: number
        default: 3
    http:
      url: ${http}
`;

test("a request: the parameter that is written", () => {
  expect(shown(tool("https://x.org/{{city|}}"))).toBe("weather(<city: string>, days?: number = 3)");
  expect(shown(tool("https://x.org/{{d|"))).toBe("weather(city: string, <days?: number = 3>)");
  expect(shown(tool("https://x.org/{{da|ys}}"))).toBe("weather(city: string, <days?: number = 3>)");
});

test("right behind the braces, the first that the request does not use yet", () => {
  expect(shown(tool("https://x.org/{{|"))).toBe("weather(<city: string>, days?: number = 3)");
  expect(shown(tool("https://x.org/{{city}}/{{ | }}"))).toBe("weather(city: string, <days?: number = 3>)");
});

test("a name that is none of them highlights none", () => {
  expect(shown(tool("https://x.org/{{town|}}"))).toBe("weather(city: string, days?: number = 3)");
});

test("headers and body", () => {
  expect(shown(tool("https://x.org/\n      headers:\n        X-City: '{{|'"))).toContain("<city");
  expect(shown(tool("https://x.org/\n      body:\n        - at: { town: '{{|}}' }"))).toContain("<city");
});

test("a prompt: its variables, in a text of several lines and in JSON", () => {
  expect(
    shown("prompts:\n  - name: hello\n    variables: [who, when]\n    content: ‖\n      Hi {{who}},\n      {{|\n"),
  ).toBe("hello(who, <when>)");
  expect(shown('{"prompts": [{"name": "hello", "variables": ["who"], "content": "Hi {{|"}]}', "a.agent.json")).toBe(
    "hello(<who>)",
  );
});

test("nothing outside the braces, where nothing is declared, and where braces mean nothing", () => {
  expect(shown(tool("https://x.org/{{city}}|"))).toBe("");
  expect(shown("prompts:\n  - name: hello\n    content: Hi {{|}}\n")).toBe("");
  expect(shown("identity:\n  description: a {{|}}\n")).toBe("");
});

test("a client that knows no stretches gets texts, and is told nothing that it does not know", () => {
  const { document, offset } = marked(tool("https://x.org/{{town|}}"));
  expect(signature(document, offset, { offsets: false, noneActive: false })).toEqual({
    signatures: [
      {
        label: "weather(city: string, days?: number = 3)",
        documentation: "The weather.",
        parameters: [{ label: "city: string", documentation: "Where." }, { label: "days?: number = 3" }],
      },
    ],
    activeSignature: 0,
  });
});
