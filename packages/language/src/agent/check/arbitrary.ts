import fc from "fast-check";
import { resolveSpec } from "../spec/describe.ts";
import type { ObjectSpec, Spec } from "../spec/types.ts";

/** Texts that rules care about. */
const texts = fc.constantFrom(
  "",
  "a",
  "Some Agent",
  "{{x}}",
  "https://api.example.org/{{x}}",
  "http://example.org",
  "./a.ts",
  "../b.go",
  "C:\\x",
  "w.agent.yaml",
  "${secret:A_KEY}",
  "$A_KEY",
  "sk-Example0Example1Example2Example3",
  "1.0.0",
  "true",
  "null",
  "line one\nline two {{y}}\n",
  "ü 🦊 \t \u0000 \u2028",
  "# no comment",
  "- x",
  "'\"",
);

/** Values that a spec describes, now and then with a mistake somewhere. */
export function arbitraryOf(given: Spec, depth = 0): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: rightOf(given, depth) }, { weight: 1, arbitrary: wrong });
}

const wrong = fc.oneof(
  texts,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant([]),
  fc.constant({ a: [1, { b: "c" }] }),
);

function rightOf(given: Spec, depth: number): fc.Arbitrary<unknown> {
  const spec = resolveSpec(given);
  if (spec.kind === "text") return fc.oneof(texts, fc.constantFrom(...(spec.examples ?? ["text"]).map(String)));
  if (spec.kind === "number") return fc.constantFrom(0, 1, 12, 60, 2.5, spec.max ?? 7, spec.min ?? -1);
  if (spec.kind === "boolean") return fc.boolean();
  if (spec.kind === "choice") return fc.constantFrom(...Object.keys(spec.values));
  if (spec.kind === "list") return fc.array(depth > 6 ? wrong : arbitraryOf(spec.of, depth + 1), { maxLength: 3 });
  if (spec.kind === "map")
    return fc.dictionary(names, depth > 6 ? wrong : arbitraryOf(spec.of, depth + 1), { maxKeys: 3 });
  return spec.kind === "object" && depth <= 6 ? objectOf(spec, depth) : wrong;
}

const names = fc.constantFrom("openai", "github", "x", "y", "x-own", "slack", "unknown");

function objectOf(spec: ObjectSpec, depth: number): fc.Arbitrary<unknown> {
  const fields = Object.entries(spec.fields).map(([name, field]) =>
    fc.option(
      arbitraryOf(field, depth + 1).map(value => [name, value] as const),
      { nil: undefined, freq: spec.required?.includes(name) ? 20 : 1 },
    ),
  );
  const extra = fc.option(fc.tuple(fc.constantFrom("nmae", "x-mine", "extra"), wrong), { nil: undefined, freq: 8 });
  return fc
    .tuple(fc.tuple(...fields), extra)
    .map(([given, more]) => Object.fromEntries([...given, more].filter(entry => entry !== undefined)));
}
