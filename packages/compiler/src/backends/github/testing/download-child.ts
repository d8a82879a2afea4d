// A door by itself, so that its memory is its own: `node download-child.ts API FOLDER TOKEN`. Prints what it brought.
import { createHash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { runRemote } from "../run/run.ts";

const [, , api = "", folder = "", token = ""] = process.argv;
const source = { api, owner: "octo", repo: "agents", workflow: "agentwright.yml", on: "refs/heads/main" };
const lines: string[] = [];
const answer = await runRemote(
  { build: "b", path: "/w/a.agent.yaml", root: "/w", target: "wasm", files: [], expect: "" },
  {
    source: async (_, correlation) => ({
      ...source,
      ref: "refs/heads/main",
      sha: "",
      inputs: { config: "a.agent.yaml", correlation },
    }),
    token: async () => token,
    fetch,
    folder,
    clock: { now: Date.now, sleep: async ms => setTimeout(Math.min(ms, 5)) },
  },
  said => {
    if (said.type === "log") lines.push(said.message);
  },
);
const maxRSS = mostResident();
const hash = createHash("sha256");
if (answer.ok) for await (const piece of createReadStream(answer.bundle)) hash.update(piece);
console.log(JSON.stringify({ answer, lines, maxRSS, sha256: hash.digest("hex") }));

/** In kilobytes. What `getrusage` tells begins with what the process had that started this one (getrusage(2), exec). */
function mostResident(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS;
  return Number(/^VmHWM:\s*(\d+) kB/m.exec(readFileSync("/proc/self/status", "utf8"))?.[1]);
}
