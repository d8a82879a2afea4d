import { writeFile } from "node:fs/promises";
import type { FlowPlan, FlowWriteAnswer } from "@agentwright/protocol";
import { makeFolders } from "../../../node/make-folders.ts";
import { baseName, folderOf } from "../../../shared/paths.ts";
import { FlowFailure } from "../database/problem.ts";
import { readMigrations } from "./host.ts";
import { fingerprintOfFolder } from "./migrations.ts";

/** Writes a plan's migration, if the folder is still what it was planned for. Never overwrites. @throws FlowFailure */
export async function writePlan(plan: FlowPlan): Promise<Extract<FlowWriteAnswer, { ok: true }>> {
  if (plan.verb === "none" || plan.file === "" || !plan.file.endsWith(".sql")) {
    throw new FlowFailure("exists", plan.notes[0] ?? `There is nothing to write for flow '${plan.slug}'.`);
  }
  const folder = folderOf(plan.file);
  if ((await fingerprintOfFolder(await readMigrations(folder))) !== plan.migrationsSeen) {
    const message = `The migrations in ${folder} changed since this was shown. Nothing was written; compile the flow again.`;
    throw new FlowFailure("changed", message);
  }
  try {
    makeFolders(folder);
    await writeFile(plan.file, plan.sql, { flag: "wx" });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw new FlowFailure("changed", `${plan.file} exists already. Compile the flow again.`);
    throw new FlowFailure(
      "write-failed",
      `${plan.file} can't be written: ${message}. Check the folder, and try again.`,
    );
  }
  const shown = `${baseName(folderOf(folder))}/${baseName(folder)}/${baseName(plan.file)}`;
  return {
    ok: true,
    path: plan.file,
    messages: [`✓ Compiled successfully: ${plan.slug} → SQL migration ready`, `✓ Created: ${shown}`],
  };
}
