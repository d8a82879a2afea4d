import fc from "fast-check";
import { jsoncSample, jsonSample, yamlSample } from "./samples.ts";

const marks = [
  ..."abcK019-:#'\"[]{},.&*!?|>%@`~/\\ \t\n\r\0\ufeff\ud800é",
  "\n\n",
  "\n  ",
  "\n- ",
  ": ",
  "- ",
  "a: ",
  "|\n ",
  "\\u0041",
];

/** Text made of what means something in YAML or JSON. */
export const noise = fc.array(fc.constantFrom(...marks), { maxLength: 40 }).map(parts => parts.join(""));

/** A config with a few places where something was typed, or is missing. */
export const mutated = fc
  .record({
    text: fc.constantFrom(yamlSample, jsonSample, jsoncSample),
    cuts: fc.array(fc.record({ at: fc.noBias(fc.nat(9999)), drop: fc.nat(12), put: noise }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ text, cuts }) => {
    let result = text;
    for (const { at, drop, put } of cuts) {
      const from = Math.floor((at / 9999) * result.length);
      result = result.slice(0, from) + put.slice(0, 6) + result.slice(from + drop);
    }
    return result;
  });

/** Any text at all, mostly like ours. */
export const anyText = fc.oneof(noise, mutated, fc.string({ unit: "binary", maxLength: 60 }));

const words = fc.constantFrom(
  "",
  " ",
  "a",
  "name",
  "true",
  "null",
  "~",
  "012",
  "0x1f",
  "1e3",
  ".5",
  "-",
  "- a",
  "a: b",
  "a #b",
  "#a",
  "'",
  '"',
  "\\",
  "it's",
  "a\nb",
  "a\n\nb\n",
  "  a\n b",
  "\ttab",
  "x\r\ny",
  "é 😀",
  "\u0000",
  "\u0085",
  "{{name}}",
  "${secret:KEY}",
  "[a",
  "}",
  "*a",
  "&b",
  "!t",
  "%x",
  "@y",
  "`z`",
  "|",
  ">",
  "? a",
  "a long line of words that a printer likes to fold somewhere near its eightieth column or so",
);

/** A plain value that YAML and JSON can both hold. */
export const model = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(
      words,
      fc.string({ maxLength: 12 }),
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    ),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(words, fc.string({ maxLength: 6 })), tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;
