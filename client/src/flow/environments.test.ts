import { expect, test } from "vitest";
import { connectionProblem, environmentsIn, localSuggestion, nameProblem, secretOf } from "./environments.ts";

test("environments are found by their secrets, the local one first", () => {
  const secrets = [
    "OPENAI_API_KEY",
    secretOf("staging-eu"),
    secretOf("local"),
    secretOf("production"),
    "FLOW_DATABASE_",
  ];
  expect(environmentsIn(secrets)).toEqual([
    { name: "local", secret: "FLOW_DATABASE_LOCAL" },
    { name: "production", secret: "FLOW_DATABASE_PRODUCTION" },
    { name: "staging-eu", secret: "FLOW_DATABASE_STAGING_EU" },
  ]);
});

test("a name has small letters, digits and dashes, so that it comes back from its secret", () => {
  expect(nameProblem("")).toBe("empty");
  for (const wrong of ["Local", "1st", "a_b", "ä", "a".repeat(41)]) expect(nameProblem(wrong)).toBe("letters");
  for (const right of ["local", "staging-2"]) {
    expect(nameProblem(right)).toBeUndefined();
    expect(environmentsIn([secretOf(right)])[0]?.name).toBe(right);
  }
});

test("a connection string has the scheme of PostgreSQL and a host", () => {
  expect(connectionProblem(localSuggestion)).toBeUndefined();
  expect(connectionProblem(" postgres://u:p%40ss@db.example.com/x?sslmode=require ")).toBeUndefined();
  expect(connectionProblem("mysql://localhost/x")).toBe("scheme");
  expect(connectionProblem("postgresql://")).toBe("host");
});
