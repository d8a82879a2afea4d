import type { BuildError, BuildEvent, BuildOutcome, BuildRequest } from "@agentwright/protocol";
import { buildAgent } from "./agent.ts";
import type { BuildAnswer } from "./answer.ts";
import { BuildCancelled, BuildFailure } from "./failure.ts";
import type { BuildHost } from "./host.ts";
import { BuildRun } from "./run.ts";
import { storeArtifacts } from "./store.ts";

export interface BuildOptions {
  readonly emit?: (event: BuildEvent) => void;
  readonly signal?: AbortSignal;
}

/**
 * Builds one config: plan -> fingerprint -> cache -> build -> verify -> store. Never throws for anything that a person
 * can cause: the answer and the last event, `finished`, say how it went.
 */
export async function build(request: BuildRequest, host: BuildHost, options: BuildOptions = {}): Promise<BuildAnswer> {
  const run = new BuildRun(request, host, options.emit ?? (() => {}), options.signal);
  const began = host.now();
  run.say({ type: "queued", path: request.path });
  let answer: BuildAnswer;
  // Unpacked beside the build; whether that worked is asked where it is needed.
  if (request.outDir !== undefined) run.host.service().catch(() => undefined);
  try {
    const built = await buildAgent(run, request.path);
    const artifacts = await run.step(
      "store",
      () => storeArtifacts(run, built, request.outDir),
      written =>
        written
          .map(each => each.path)
          .filter(path => path !== "")
          .join(", ") || "nothing was to be written",
    );
    for (const artifact of artifacts) run.say({ type: "artifact", artifact });
    const { fingerprint, cached, backend } = built;
    const billed = run.billableMinutes;
    const result = {
      ...{ artifacts, fingerprint, cached, backend, durationMs: run.since(began) },
      ...(billed !== undefined && { billableMinutes: billed }),
    };
    const { plugin, modules, manifest, generated } = built;
    answer = {
      outcome: { status: "succeeded", result },
      ...{ plugin, modules, manifest, ...(generated && { generated }) },
    };
  } catch (error) {
    answer = { outcome: outcomeOf(error) };
  }
  run.say({ type: "finished", outcome: answer.outcome });
  return answer;
}

function outcomeOf(error: unknown): BuildOutcome {
  if (error instanceof BuildCancelled) return { status: "cancelled" };
  if (error instanceof BuildFailure) return { status: "failed", error: error.error };
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const failure: BuildError = { code: "internal", message: `Agentwright itself failed; please report it: ${why}` };
  return { status: "failed", error: failure };
}
