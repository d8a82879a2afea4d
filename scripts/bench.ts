// `npm run bench [WORD …]`: tables. Ratios against a peer in the same run; an absolute figure is a median of at least
// nine, beside the load average and the start of an empty Node process. A word picks the parts whose names hold it;
// `--quick` measures less. docs/benchmarks.md says what a row means.
import { spawnSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { compileRows } from "./bench/compile.ts";
import { editorRows } from "./bench/editor.ts";
import { flowRows } from "./bench/flows.ts";
import { hostileBench } from "./bench/hostile.ts";
import { languageRows } from "./bench/language.ts";
import { lspBench } from "./bench/lsp/lsp.ts";
import { printRows } from "./bench/lsp/statistics.ts";
import { median, type Row, timed } from "./bench/measure.ts";
import { processRows } from "./bench/processes.ts";
import { workspaceRows } from "./bench/workspace.ts";

const flags = process.argv.slice(2);
const words = flags.filter(flag => !flag.startsWith("--"));
const wants = (part: string) => words.length === 0 || words.some(word => part.includes(word));

// What runs as a process of its own is measured as it is built from the source that is here.
const built = spawnSync(process.execPath, ["esbuild.mjs"], { stdio: ["ignore", "ignore", "inherit"] });
if (built.status !== 0) process.exit(1);

const empty = median(timed(11, () => spawnSync(process.execPath, ["-e", "0"])));
const parts: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
  language: languageRows,
  flows: flowRows,
  compile: compileRows,
  processes: () => processRows(empty),
  workspace: workspaceRows,
  editor: editorRows,
};
const rows: Row[] = [];
for (const [name, part] of Object.entries(parts)) if (wants(name)) rows.push(...(await part()));
if (wants("lsp")) await lspBench(flags.includes("--quick"));
if (wants("hostile")) await hostileBench();

const load = loadavg().map(value => value.toFixed(1));
console.log(
  `\nnode ${process.version}, ${cpus().length} cores, load ${load.join(" ")}, node -e 0: ${empty.toFixed(0)} ms\n`,
);
if (rows.length > 0) printRows([["what", "ours ms", "peer", "peer ms", "ratio"], ...rows.map(cells)], 1);

function cells({ what, ours, peer, peerMs }: Row): string[] {
  const ratio = peerMs === undefined ? "" : `${(ours / peerMs).toFixed(2)}x`;
  return [what, ours.toFixed(2), peer ?? "", peerMs?.toFixed(2) ?? "", ratio];
}
