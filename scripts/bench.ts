// `npm run bench`: one table. Ratios against a peer in the same run; an absolute figure is a median of at least nine,
// beside the load average and the start of an empty Node process.
import { spawnSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { compileRows } from "./bench/compile.ts";
import { editorRows } from "./bench/editor.ts";
import { languageRows } from "./bench/language.ts";
import { median, type Row, timed } from "./bench/measure.ts";
import { processRows } from "./bench/processes.ts";

const empty = median(timed(11, () => spawnSync(process.execPath, ["-e", "0"])));
const rows: Row[] = [
  ...languageRows(),
  ...(await compileRows()),
  ...(await processRows(empty)),
  ...(await editorRows()),
];
const load = loadavg().map(value => value.toFixed(1));
console.log(
  `\nnode ${process.version}, ${cpus().length} cores, load ${load.join(" ")}, node -e 0: ${empty.toFixed(0)} ms\n`,
);
const table = [["what", "ours ms", "peer", "peer ms", "ratio"], ...rows.map(cells)];
const widths = table[0]?.map((_, column) => Math.max(...table.map(row => row[column]?.length ?? 0))) ?? [];
for (const row of table) console.log(row.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join("  "));

function cells({ what, ours, peer, peerMs }: Row): string[] {
  const ratio = peerMs === undefined ? "" : `${(ours / peerMs).toFixed(2)}x`;
  return [what, ours.toFixed(2), peer ?? "", peerMs?.toFixed(2) ?? "", ratio];
}

function pad(cell: string, width: number, column: number): string {
  return column === 0 || column === 2 ? cell.padEnd(width) : cell.padStart(width);
}
