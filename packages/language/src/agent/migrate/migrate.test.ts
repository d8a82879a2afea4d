import { expect, test } from "vitest";
import { setValue } from "../fixes/edits.ts";
import { type MigrationStep, migrate, migrationSteps } from "./migrate.ts";

test("a config of the newest format stays as it is", () => {
  const text = "format: 1 # the first\nidentity:\n  name: Aide\n";
  expect(migrate(text, "yaml")).toEqual({ text, steps: [] });
  expect(migrate("", "yaml")).toEqual({ text: "", steps: [] });
});

test("a newer config is left alone, with a sentence", () => {
  const { text, steps, problem } = migrate('{ "format": 9 }', "json");
  expect(text).toBe('{ "format": 9 }');
  expect(steps).toEqual([]);
  expect(problem).toBe("It has the format 9, but this version of Agentwright knows formats up to 1. Update it.");
});

test("steps are taken one after the other and keep comments", () => {
  const next = (from: number): MigrationStep => ({
    from,
    title: `Format ${from + 1}.`,
    edits: ({ source }) => setValue(source, ["format"], from + 1),
  });
  const { text, steps } = migrate("# mine\nformat: 1 # one\nx-a: 2\n", "yaml", [next(1), next(2)]);
  expect(text).toBe("# mine\nformat: 3 # one\nx-a: 2\n");
  expect(steps).toEqual(["Format 2.", "Format 3."]);
});

test("each step that is shipped leads to the next format", () => {
  expect(migrationSteps.map(({ from }) => from)).toEqual(migrationSteps.map((_, index) => index + 1));
});
