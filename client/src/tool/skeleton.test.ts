import { expect, test } from "vitest";
import { inputSkeleton } from "./skeleton.ts";

test("defaults, choices and types decide what stands there first", () => {
  const schema = {
    type: "object",
    properties: {
      order: { type: "string" },
      amount: { type: "number", minimum: 5 },
      count: { type: "integer" },
      urgent: { type: "boolean" },
      level: { type: "string", enum: ["low", "high"] },
      note: { type: "string", default: "none" },
      tags: { type: "array", items: { type: "string" } },
      customer: { type: "object", properties: { mail: { type: "string" } } },
    },
  };
  expect(inputSkeleton(schema)).toEqual({
    order: "",
    amount: 5,
    count: 0,
    urgent: false,
    level: "low",
    note: "none",
    tags: [],
    customer: { mail: "" },
  });
});

test("a tool without parameters takes an empty object", () => {
  expect(inputSkeleton({ type: "object" })).toEqual({});
});
