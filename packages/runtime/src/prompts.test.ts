import { expect, test } from "vitest";
import { placeholdersIn, renderPrompt } from "./prompts.ts";

const prompt = { name: "greet", variables: ["name", "day"], content: "Hello {{name}}, it is {{ day }}. Bye {{name}}." };

test("puts values in, each as often as its variable stands there", () => {
  expect(renderPrompt(prompt, { name: "Ada", day: "Monday" })).toBe("Hello Ada, it is Monday. Bye Ada.");
});

test("leaves a value as it is, even if it looks like a variable or a replacement pattern", () => {
  const text = renderPrompt(prompt, { name: "{{day}}", day: "$& $1 {{name}}" });
  expect(text).toBe("Hello {{day}}, it is $& $1 {{name}}. Bye {{day}}.");
});

test("names what is missing and what is too much", () => {
  expect(() => renderPrompt(prompt, { name: "Ada" })).toThrow("The prompt “greet” needs a value for “day”.");
  expect(() => renderPrompt(prompt, { name: "Ada", day: "", dya: "x" })).toThrow(
    "The prompt “greet” has no variable “dya”; it has “name”, “day”.",
  );
});

test("does not take inherited properties for values", () => {
  const odd = { name: "odd", variables: ["constructor"], content: "{{constructor}}" };
  expect(() => renderPrompt(odd, {})).toThrow(/needs a value for “constructor”/);
});

test("finds placeholders in order of first use", () => {
  expect(placeholdersIn("{{b}} {{a}} {{ b }} {{}} { {c} }")).toEqual(["b", "a"]);
});
