import { expect, test } from "vitest";
import { hintsOf } from "./hints.ts";
import { printProjectHints, printProjectSchema } from "./schema.ts";

test("what completes and explains stays, what finds mistakes goes", () => {
  expect(
    hintsOf({
      description: "A.",
      type: "object",
      required: ["b"],
      additionalProperties: false,
      properties: {
        b: { type: "string", enum: ["x", "y"], enumDescriptions: ["The X."], description: "B." },
        c: { type: "array", minItems: 1, items: { type: "number", minimum: 0, default: 1 } },
      },
    }),
  ).toEqual({
    description: "A.",
    properties: {
      b: {
        defaultSnippets: [
          { label: "x", body: "x", description: "The X." },
          { label: "y", body: "y" },
        ],
        description: "B.",
      },
      c: { items: { default: 1 } },
    },
  });
});

test("the project file's hints name every field and every rule, and no limit", () => {
  const { properties, type } = JSON.parse(printProjectHints());
  const hints = JSON.stringify(properties);
  expect(type).toBe("object");
  expect(Object.keys(properties)).toEqual(Object.keys(JSON.parse(printProjectSchema()).properties));
  expect(properties.rules.properties.AW140.defaultSnippets).toContainEqual(expect.objectContaining({ body: "off" }));
  for (const limit of ["type", "enum", "required", "minimum", "minLength", "propertyNames", "pattern"])
    expect(hints).not.toContain(`"${limit}":`);
});
