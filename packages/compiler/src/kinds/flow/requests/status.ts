import { statSync } from "node:fs";
import type { FlowProblemCode, FlowSource, FlowStatusAnswer, FlowStatusParams } from "@agentwright/protocol";
import { problemOf } from "../database/problem.ts";
import { environmentStatus, type WantedFlow } from "../database/status.ts";
import { collectEvaluation } from "../evaluate/collect.ts";
import { addressOf, type FlowHost, textOf } from "./host.ts";
import { openFlows } from "./open.ts";

/** Flows × environments. What can't be read or reached is told in its place; the rest is answered all the same. */
export async function flowStatus(
  { sources, databases, workers = {} }: FlowStatusParams,
  host: FlowHost,
  signal?: AbortSignal,
): Promise<Extract<FlowStatusAnswer, { ok: true }>> {
  const unread: { path: string; code: FlowProblemCode; problem: string }[] = [];
  const wanted: WantedFlow[] = [];
  for (const source of sources) {
    try {
      const changedAt = await newestChange(source, host);
      for (const { shape } of (await openFlows(source, host, signal)).flows) {
        const worker = workers[shape.slug];
        wanted.push({
          path: source.path,
          shape,
          ...(worker !== undefined && { worker }),
          ...(changedAt !== undefined && { changedAt }),
        });
      }
    } catch (error) {
      const { code, problem } = problemOf(error);
      unread.push({ path: source.path, code, problem });
    }
  }
  const environments = await Promise.all(
    databases.map(async database => {
      try {
        return await environmentStatus(database.name, await addressOf(host, database), wanted);
      } catch (error) {
        const { code, problem } = problemOf(error);
        return { name: database.name, local: false, kind: "unknown", flows: [], code, problem };
      }
    }),
  );
  return { ok: true, environments, unread };
}

/** The newest change of a file or of any local file that it imports, milliseconds since the epoch; unsaved text is no change. */
async function newestChange(source: FlowSource, host: FlowHost): Promise<number | undefined> {
  const names = await collectEvaluation(source.path, {
    root: source.root,
    read: path => textOf(host, source, path),
    isPgflow: () => false,
  })
    .then(({ modules }) => modules.map(module => `${source.root}/${module.name}`))
    .catch(() => [source.path]);
  const times = names.flatMap(name => statSync(name, { throwIfNoEntry: false })?.mtimeMs ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}
