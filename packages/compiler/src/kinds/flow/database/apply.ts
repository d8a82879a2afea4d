import type { FlowApplyAnswer, FlowPlan } from "@agentwright/protocol";
import { createStatements, updateOptions } from "../sql/index.ts";
import { inTransaction, type Session } from "./connect.ts";
import { decide } from "./decide.ts";
import { dropFlow, holdRuns } from "./drop.ts";
import { lockFlow } from "./lock.ts";
import * as say from "./messages.ts";
import { probe } from "./probe.ts";
import { FlowFailure } from "./problem.ts";
import { countRuns } from "./runs.ts";
import { compare, fingerprintOf, readFlow } from "./stored.ts";

export interface ApplyOptions {
  /** What people call the database. */
  readonly name: string;
  readonly confirmedRuns?: number;
  readonly requireMigrations?: boolean;
}

/** Of a plan, what applying it needs; its SQL is made anew for the version that the database turns out to have. */
export type Applicable = Pick<FlowPlan, "slug" | "path" | "shape" | "stepQueues" | "seen">;

/** A finished application. */
export type Applied = Extract<FlowApplyAnswer, { ok: true }>;

/**
 * Brings a database's flow to the plan's shape, as the behaviour matrix allows, in one transaction: pgflow's own lock,
 * then what is there is read again, compared with what the person saw, and only then written. Whoever comes second and
 * finds it done is told `verified`.
 * @throws FlowFailure; then nothing was written.
 */
export function applyPlan(url: string, plan: Applicable, options: ApplyOptions): Promise<Applied> {
  return inTransaction(url, "write", async session => {
    const known = await probe(session);
    await lockFlow(session, plan.slug, known.profile);
    const stored = await readFlow(session, known, plan.slug);
    const { kind, changes } = compare(plan.shape, stored);
    const stepQueues = plan.stepQueues === true;
    if (stored && (stored.queueMode === "step") !== stepQueues) {
      throw new FlowFailure("structure", say.otherQueues(plan.slug, stepQueues), { changes });
    }
    // Counted before it is held, a run that starts meanwhile would go without anybody's consent.
    if (kind === "structure") await holdRuns(session, plan.slug);
    const { runs } = await countRuns(session, plan.slug);
    if (kind !== "same" && (await fingerprintOf(stored)) !== plan.seen) {
      throw new FlowFailure("changed", say.changedSince(plan.slug, options.name), { changes });
    }
    const decision = decide({
      difference: kind,
      local: known.local && session.address.loopback,
      strict: options.requireMigrations === true,
      runs,
      ...(options.confirmedRuns !== undefined && { confirmedRuns: options.confirmedRuns }),
    });
    const { slug, shape, path } = plan;
    if (decision === "create" || decision === "recreate") {
      const twin = await caseTwin(session, slug);
      if (twin !== undefined) throw new FlowFailure("structure", say.sharesQueue(slug, twin), { changes });
    }
    switch (decision) {
      case "nothing":
        return { ok: true, outcome: "verified", messages: say.verified(slug) };
      case "refuse-strict":
        throw new FlowFailure("strict", say.migrationsRequired(slug, kind === "new", changes, path), { changes });
      case "refuse-structure":
        throw new FlowFailure("structure", say.structureMismatch(slug, changes, path), { changes });
      case "confirm":
        throw new FlowFailure("confirm", say.wantsConfirmation(slug, runs), { changes, runs });
      case "create":
        await session.run(createStatements(shape, known.profile, { stepQueues }).join("\n"));
        return { ok: true, outcome: "created", messages: say.created(slug) };
      case "update":
        await session.run(updateOptions(shape, known.profile));
        return { ok: true, outcome: "updated", messages: say.updated(slug, changes) };
      case "recreate":
        if (stored?.queueMode === "step") throw new FlowFailure("structure", say.stepQueues(slug), { changes });
        await dropFlow(session, known, slug);
        await session.run(createStatements(shape, known.profile).join("\n"));
        return { ok: true, outcome: "recreated", messages: say.recreated(slug, runs) };
    }
  });
}

/** Another flow whose slug differs in upper and lower case alone: the two would share a queue, and one drop it. */
async function caseTwin(session: Session, slug: string): Promise<string | undefined> {
  const [row] = await session.query<{ slug: string }>(
    "select flow_slug as slug from pgflow.flows where lower(flow_slug) = lower($1) and flow_slug <> $1 limit 1",
    [slug],
  );
  return row?.slug;
}
