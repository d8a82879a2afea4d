import { resolve } from "node:path";
import { hostileDocuments } from "../../test/hostile/documents.ts";
import { type Outcome, ordeal } from "../../test/hostile/ordeal.ts";
import { printRows } from "./lsp/statistics.ts";

/** Longest that a hover on another file may take meanwhile, in milliseconds. */
const longest = 200;
/** Most memory, in MiB. */
const most = 200;

/** Every hostile document through a server of its own: how long others wait meanwhile, and what it costs. */
export async function hostileBench(): Promise<void> {
  const command = [process.execPath, resolve("dist/server.js"), "--stdio"];
  const outcomes: Outcome[] = [];
  for (const hostile of hostileDocuments) outcomes.push(await ordeal(command, hostile));
  console.log("\nHostile documents: the longest hover on another file while each is opened and edited ten times\n");
  const head = ["document", "", "hover ms", "of them work", "hovers", "findings", "peak MiB"];
  printRows([head, ...outcomes.map(row)], 2);
  for (const { name, faults } of outcomes) for (const fault of faults) console.log(`${name}: ${fault}`);
  const bad = outcomes.filter(one => !isGood(one));
  console.log(
    bad.length === 0
      ? `\nmet        ${outcomes.length} hostile documents: hover within ${longest} ms, memory within ${most} MiB, alive`
      : `\nmissed     ${bad.length} of ${outcomes.length} hostile documents: ${bad.map(({ name }) => name).join(", ")}`,
  );
}

function isGood({ hover, peak, faults }: Outcome): boolean {
  return hover <= longest && (peak === undefined || peak <= most) && faults.length === 0;
}

function row(outcome: Outcome): string[] {
  const { name, hover, work, hovers, findings, peak } = outcome;
  return [
    name,
    isGood(outcome) ? "" : "bad",
    hover.toFixed(0),
    work?.toFixed(0) ?? "–",
    String(hovers),
    String(findings),
    peak?.toFixed(0) ?? "–",
  ];
}
