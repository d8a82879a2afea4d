import { hasConditions } from "@agentwright/language/flow/shape/index";
import { type FlowShape, type JsonObject, type PgflowProfile, type StepShape, skipModes } from "@agentwright/protocol";
import fc from "fast-check";

/**
 * Any valid flow of one version of pgflow. Slugs are mixed in case and length, some steps are maps, patterns hold what
 * SQL could stumble over. `most` bounds the number of steps.
 */
export function randomFlow(profile: PgflowProfile, most = 12): fc.Arbitrary<FlowShape> {
  const slugs = fc.uniqueArray(slug(profile), {
    minLength: 1,
    maxLength: most + 1,
    selector: each => each.toLowerCase(),
  });
  return slugs.chain(([flow = "flow", ...steps]) =>
    fc.record({
      slug: fc.constant(flow),
      options: flowOptions,
      steps: fc.tuple(...steps.map((each, index) => step(each, steps.slice(0, index), profile))),
    }),
  );
}

const words = [
  "fetch",
  "a",
  "B",
  "processOrder",
  "send_mail",
  "x1",
  "SELECT",
  "user",
  "null",
  "V2",
  "stepWithAQuiteLongName",
];

function slug(profile: PgflowProfile): fc.Arbitrary<string> {
  const letter = fc.constantFrom(...(profile === "0.8" || profile === "0.17" ? "abzAZ" : "abzAZ_"));
  const rest = fc.string({ unit: fc.constantFrom(...(profile === "0.17" ? "ab01Z" : "ab01Z_")), maxLength: 20 });
  const made = fc.tuple(letter, rest).map(([first, more]) => first + more);
  return fc.oneof(fc.constantFrom(...words), made);
}

const attempts = fc.integer({ min: 1, max: 40 });
const seconds = (least: number) => fc.oneof(fc.integer({ min: least, max: 600 }), fc.constant(2_147_483_647));
const runtime = { maxAttempts: attempts, baseDelay: seconds(1), timeout: seconds(3) };
const optional = { requiredKeys: [] as never[], noNullPrototype: true };
const flowOptions = fc.record(runtime, optional);
const stepOptions = fc.record({ ...runtime, startDelay: seconds(0) }, optional);

function step(name: string, earlier: readonly string[], profile: PgflowProfile): fc.Arbitrary<StepShape> {
  const dependencies = fc.shuffledSubarray([...earlier], { maxLength: Math.min(earlier.length, 4) });
  const graph = fc.oneof(
    { arbitrary: fc.record({ stepType: fc.constant("single" as const), dependencies }), weight: 3 },
    {
      arbitrary: fc.record({
        stepType: fc.constant("map" as const),
        dependencies: fc.shuffledSubarray([...earlier], { maxLength: Math.min(earlier.length, 1) }),
      }),
      weight: 1,
    },
  );
  const conditions = hasConditions(profile) ? fc.record(conditionParts, optional) : fc.constant({});
  return fc
    .tuple(graph, stepOptions, conditions)
    .map(([shape, options, more]) => ({ slug: name, ...shape, options, ...more }));
}

const awkward = ["'", "''", '"', "$agentwright$", "$$", "--", "; DROP", "é", "💡", "\n", "%"] as const;
const leaf = fc.oneof(
  fc.constantFrom(...awkward, "\\", "\\'"),
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.constantFrom(1.5, -0.25, 1e21),
);
// No key is a lone backslash: V8 13.6 (Node 24.21) then parses the key "\n" of the next such object as that backslash.
const key = fc.constantFrom(...awkward, "x", "y", "zz");
const members = { maxKeys: 3, noNullPrototype: true };
const { value: patternValue } = fc.letrec(tie => ({
  value: fc.oneof({ depthSize: "small" }, leaf, fc.array(tie("value"), { maxLength: 3 }), tie("object")),
  object: fc.dictionary(key, tie("value"), members),
}));
const pattern = fc.dictionary(key, patternValue, members) as fc.Arbitrary<JsonObject>;
const mode = fc.constantFrom(...skipModes);
const conditionParts = {
  requiredInputPattern: pattern,
  forbiddenInputPattern: pattern,
  whenUnmet: mode,
  whenExhausted: mode,
};
