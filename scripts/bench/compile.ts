import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startEngine } from "@agentwright/compiler/engine/client";
import { slashed } from "@agentwright/workspace";
import { transformSync } from "esbuild";
import { median, type Row, timed, timedAsync } from "./measure.ts";

const example = slashed(resolve("examples/support-triage/triage.agent.yaml"));

/** The first example through the engine process, asked as the editor asks; each build sees another text, so none is cached. */
export async function compileRows(): Promise<Row[]> {
  const cacheDir = mkdtempSync(join(tmpdir(), "agentwright-bench-"));
  const engine = startEngine({ modulePath: resolve("dist/engine.js"), cacheDir: slashed(cacheDir) });
  try {
    const text = readFileSync(example, "utf8");
    let count = 0;
    let inEngine: number[] = [];
    // A person saves, then looks: the builds don't follow each other at once, and what a build leaves to do is done.
    const pause = () => new Promise(resolve => setTimeout(resolve, 50));
    const build = (fresh: boolean) => async () => {
      const overlay = fresh ? { [example]: text.replace("1.2.0", `1.2.${++count}`) } : {};
      const request = { id: `bench-${count}`, path: example, root: slashed(resolve("examples")), overlay };
      const outcome = await engine.build(request);
      if (outcome.status === "succeeded") inEngine.push(outcome.result.durationMs);
      else throw new Error(`the example does not compile: ${JSON.stringify(outcome)}`);
    };
    // V8 has compiled what a build runs after some dozens of them; a session has hundreds.
    await timedAsync(60, build(true), pause);
    inEngine = [];
    const fresh = median(await timedAsync(61, build(true), pause));
    const within = median(inEngine);
    await build(false)();
    inEngine = [];
    const cached = median(await timedAsync(31, build(false), pause));
    const hit = median(inEngine);
    const tool = readFileSync("examples/support-triage/tools/assess.ts", "utf8");
    const peerMs = median(timed(31, () => transformSync(tool, { loader: "ts" })));
    return [
      { what: "compile the first example, engine warm", ours: fresh, peer: "esbuild: strip one tool file", peerMs },
      { what: "of it in the engine", ours: within, peer: "esbuild: strip one tool file", peerMs },
      { what: "the same, from the cache", ours: cached, peer: "compiled anew", peerMs: fresh },
      { what: "of it in the engine", ours: hit, peer: "compiled anew", peerMs: within },
    ];
  } finally {
    await engine.dispose();
    rmSync(cacheDir, { recursive: true, force: true });
  }
}
