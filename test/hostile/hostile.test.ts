import { checkAgent, documentValue, nothingKnown, openAgent, partialModel } from "@agentwright/language";
import { beforeAll, describe, expect, test } from "vitest";
import { bundleServer } from "../../server/src/testing/bundle.ts";
import { hostileDocuments } from "./documents.ts";
import { ordeal } from "./ordeal.ts";

let server = "";

beforeAll(async () => {
  server = await bundleServer();
}, 60_000);

// The large ones, and how long others wait meanwhile, are measured by `npm run bench hostile`.
describe("a real server lives through it and answers every request", () => {
  test.each(hostileDocuments.filter(({ small }) => small))("$name", { timeout: 60_000 }, async hostile => {
    const { faults, hovers } = await ordeal([process.execPath, server, "--stdio"], hostile);
    expect(faults).toEqual([]);
    expect(hovers).toBeGreaterThan(1);
  });
});

test("names of prototypes are names: nothing that is read with them reaches an object's prototype", () => {
  const texts = hostileDocuments.filter(({ name }) => name.includes("prototypes"));
  expect(texts.map(({ text }) => text().includes("__proto__"))).toEqual([true, true]);
  for (const { syntax, text } of texts) {
    const agent = openAgent(text(), syntax);
    checkAgent(agent, { outside: nothingKnown, fileName: `a.agent.${syntax}` });
    partialModel(agent);
    expect(documentValue(agent.source)).toHaveProperty("constructor");
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  }
});
