/** What people are told about a flow in a database, in the words of pgflow's document on compilation. */

const deploy = (path: string) => `Action: Deploy migration first (agentwright flow compile ${path})`;

export function created(slug: string): string[] {
  return [`✓ Compiled successfully: ${slug} → database`];
}

export function updated(slug: string, changes: readonly string[]): string[] {
  return [`✓ Runtime options updated for flow '${slug}'`, ...changes.map(change => `- ${change}`)];
}

export function recreated(slug: string, runs: number): string[] {
  const lost = runs === 0 ? "it had no runs" : `${plural(runs, "run")} went with the old one`;
  return [`✓ Compiled successfully: ${slug} → database, made anew; ${lost}`];
}

export function verified(slug: string): string[] {
  return [`✓ Flow '${slug}' matches the database; nothing was written`];
}

export function structureMismatch(slug: string, changes: readonly string[], path: string): string {
  return [`Error: Flow '${slug}' structure mismatch`, ...changes.map(change => `- ${change}`), deploy(path)].join("\n");
}

/** The document's `Flow 'my_flow' already exists`, for what strict mode refuses; a new flow does not exist yet. */
export function migrationsRequired(slug: string, isNew: boolean, changes: readonly string[], path: string): string {
  const head = isNew ? `Error: Flow '${slug}' is not deployed` : `Error: Flow '${slug}' already exists`;
  const why = "Migrations are required here (PGFLOW_REQUIRE_MIGRATIONS)";
  return [head, ...changes.map(change => `- ${change}`), why, deploy(path)].join("\n");
}

export function wantsConfirmation(slug: string, runs: number): string {
  return `The structure of flow '${slug}' changed, so it must be dropped and made anew: ${plural(runs, "run")} will be lost. Confirm to go on.`;
}

export function changedSince(slug: string, name: string): string {
  return `Flow '${slug}' in the database ${name} was changed since this was shown. Nothing was written; look at the differences again.`;
}

export function stepQueues(slug: string): string {
  return `Flow '${slug}' has a queue for each step in this database, which only its worker or a migration may change. Deploy a migration.`;
}

export function sharesQueue(slug: string, twin: string): string {
  return `The database has a flow '${twin}', which differs from '${slug}' in upper and lower case alone, so both would share one queue. Nothing was written; give one of them another slug.`;
}

export function otherQueues(slug: string, wantsStepQueues: boolean): string {
  const [code, database] = wantsStepQueues ? ["each step", "the whole flow"] : ["the whole flow", "each step"];
  return `Flow '${slug}' has a queue for ${code} in the file and for ${database} in this database, which only a migration changes. Deploy one.`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
