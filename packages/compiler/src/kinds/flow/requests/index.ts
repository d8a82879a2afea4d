import type { FlowProblem } from "@agentwright/protocol";
import type { FlowEngine } from "../../../engine/types.ts";
import { applyPlan } from "../database/apply.ts";
import { problemOf } from "../database/problem.ts";
import { addressOf, type FlowHost } from "./host.ts";
import { checked, evaluateFlows, profileFor } from "./open.ts";
import { planFlows } from "./plan.ts";
import { flowStatus } from "./status.ts";
import { verifyFlows } from "./verify.ts";
import { writePlan } from "./write.ts";

export { PglitePool } from "../verify/pglite/pool.ts";
export type { FlowHost } from "./host.ts";

/** The requests about flows, each answered with what was done or with a sentence; none throws. */
export function flowRequests(host: FlowHost): FlowEngine {
  return {
    plan: (params, signal) => answered(planFlows(params, host, signal)),
    write: ({ plan }) => answered(writePlan(plan)),
    verify: (params, signal) => answered(verifyFlows(params, host, signal)),
    status: (params, signal) => answered(flowStatus(params, host, signal)),
    apply: ({ plan, database, ...options }) =>
      answered(addressOf(host, database).then(url => applyPlan(url, plan, { name: database.name, ...options }))),
    evaluate: (source, signal) =>
      answered(
        (async () => {
          const { aliases, profile } = await profileFor(source);
          const { flows, output } = await evaluateFlows(source, host, aliases, signal);
          const known = flows.map(flow => checked(flow, profile, source));
          return { ok: true, flows: known.map(({ name, shape, provenance }) => ({ name, shape, provenance })), output };
        })(),
      ),
  };
}

async function answered<T>(work: Promise<T>): Promise<T | FlowProblem> {
  try {
    return await work;
  } catch (error) {
    return problemOf(error);
  }
}
