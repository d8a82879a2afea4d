import type { BuildEvent } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { rememberRemote, remoteBuilds } from "./remote-builds.ts";

function memento(kept: Record<string, unknown> = {}) {
  return {
    get: <T>(key: string) => kept[key] as T | undefined,
    update: async (key: string, value: unknown) => {
      kept[key] = value;
    },
    keys: () => Object.keys(kept),
  };
}
const event = (type: string) => ({ type }) as unknown as BuildEvent;

test("a build is remembered from its run on until it ends", () => {
  const state = memento();
  const [one, two] = [rememberRemote(state, "1"), rememberRemote(state, "2")];
  one(event("started"));
  expect(remoteBuilds(state)).toEqual([]);
  one(event("remote"));
  one(event("remote"));
  two(event("remote"));
  expect(remoteBuilds(state)).toEqual(["1", "2"]);
  one(event("finished"));
  expect(remoteBuilds(state)).toEqual(["2"]);
  // After a reload: the same build, taken up again.
  const again = rememberRemote(state, "2");
  again(event("remote"));
  expect(remoteBuilds(state)).toEqual(["2"]);
  again(event("finished"));
  expect(remoteBuilds(state)).toEqual([]);
});

test("what another version left there is nothing", () => {
  expect(remoteBuilds(memento({ "agentwright.remoteBuilds": "x" }))).toEqual([]);
  expect(remoteBuilds(memento({ "agentwright.remoteBuilds": [1, "a"] }))).toEqual(["a"]);
});
