import { readFileSync } from "node:fs";

export interface Mutation {
  /** What is broken, as a reviewer would say it. */
  readonly name: string;
  readonly file: string;
  /** Text that stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
  /** The command, part of `npm test`, that must fail: a test file for vitest, or a script of ours. */
  readonly caughtBy: string;
}

export const mutations = JSON.parse(readFileSync("test/mutations.json", "utf8")) as readonly Mutation[];
