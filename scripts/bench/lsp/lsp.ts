import { type Cell, matrix, middle, over } from "./matrix.ts";
import { serverCommands } from "./peers.ts";
import { recall, starts } from "./small.ts";
import { printRows, shown } from "./statistics.ts";
import { verdictLine, verdicts } from "./targets.ts";

/**
 * Our language server beside the two that editors bring for YAML and JSON, all with the same model and the same JSON
 * Schema: prints what each needs, and whether ours keeps what it promises. `quick`: one round, no 50,000 lines.
 */
export async function lspBench(quick: boolean): Promise<void> {
  const commands = serverCommands();
  const sizes = quick ? [1_000, 10_000] : [1_000, 10_000, 50_000];
  const begins = await starts(commands, 11);
  const recalls = [
    await recall(commands.ours, "ours", "yaml"),
    await recall(commands["yaml-language-server"], "yaml-language-server", "yaml"),
    await recall(commands.ours, "ours", "json"),
    await recall(commands["vscode-json-language-server"], "vscode-json-language-server", "json"),
  ];
  const cells = await matrix(commands, sizes, quick ? 1 : 3, { keys: 60, budget: 2500 });

  console.log("\nLanguage servers: times in ms (median/p95), memory in MiB\n");
  const head = [
    "document",
    "lines",
    "server",
    "cpu/key",
    "key",
    "completion",
    "hover",
    "behind an edit",
    "open",
    "rss",
    "peak",
  ];
  printRows([head, ...cells.map(row)], 3);
  console.log("");
  const startRows = Object.entries(begins).map(([name, ms]) => [name, shown(ms)]);
  printRows([["start to initialised", "ms"], ...startRows], 1);
  console.log("");
  for (const { server, format, seeded, missed, elsewhere } of recalls) {
    const more = [
      ...(missed.length > 0 ? [`missed: ${missed.join(", ")}`] : []),
      ...elsewhere.map(one => `elsewhere: ${one}`),
    ];
    console.log(
      `${server}, ${format}: ${seeded - missed.length} of ${seeded} seeded mistakes, ${elsewhere.length} reports elsewhere`,
    );
    for (const line of more) console.log(`  ${line}`);
  }
  console.log("");
  for (const verdict of verdicts({ cells, starts: begins, recalls })) console.log(verdictLine(verdict));
}

function row(cell: Cell): string[] {
  const times = (of: Parameters<typeof over>[1]) => `${shown(over(cell, of, 0.5))}/${shown(over(cell, of, 0.95))}`;
  return [
    `${cell.format} ${cell.shape}`,
    String(cell.lines),
    cell.server,
    shown(middle(cell, run => run.cpuPerKey)),
    times(run => run.keys),
    times(run => run.completions),
    times(run => run.hovers),
    times(run => run.behind),
    shown(middle(cell, run => run.open)),
    shown(middle(cell, run => run.rss)),
    shown(middle(cell, run => run.peak)),
  ];
}
