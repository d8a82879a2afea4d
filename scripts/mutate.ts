// `npm run mutate`: puts each mistake of test/mutations.json into a copy of the source and runs the step of `npm test`
// that must notice. A mistake that stays green means that a test can't fail. `npm run mutate -- WORD` picks some.
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./lib/bootstrap.mjs";
import { type Mutation, mutations } from "./lib/mutations.ts";
import { capture } from "./lib/steps.ts";

const words = process.argv.slice(2);
const chosen = mutations.filter(({ name }) => words.every(word => name.includes(word)));
const copy = copyOfSource();
let survivors = 0;
try {
  await proveGreen();
  for (const mutation of chosen) {
    const red = await turnsRed(mutation);
    if (!red) survivors++;
    console.log(`${red ? "caught  " : "SURVIVED"}  ${mutation.name}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`\n${chosen.length - survivors} caught, ${survivors} survived`);
process.exit(survivors === 0 ? 0 : 1);

function copyOfSource(): string {
  const folder = mkdtempSync(join(tmpdir(), "agentwright-mutate-"));
  cpSync(root, folder, { recursive: true, filter: path => !/(^|[\\/])(node_modules|\.git|test-results)$/.test(path) });
  cpSync(join(root, "node_modules"), join(folder, "node_modules"), {
    recursive: true,
    verbatimSymlinks: true,
    filter: keep,
  });
  return folder;

  /** Packages themselves are shared; our own rooms must be those of the copy. */
  function keep(path: string): boolean {
    const rest = path.slice(join(root, "node_modules").length + 1);
    if (rest === "" || rest === "@agentwright" || rest.startsWith("@agentwright")) return true;
    if (rest === ".bin" || rest.startsWith(`.bin`)) return true;
    if (!/[\\/]/.test(rest)) symlinkSync(path, join(folder, "node_modules", rest));
    return false;
  }
}

/** The commands must be green on the untouched copy, or a red one proves nothing. */
async function proveGreen(): Promise<void> {
  for (const command of new Set(chosen.map(({ caughtBy }) => caughtBy))) {
    const why = await failureOf(command);
    if (why !== undefined) {
      console.error(why);
      throw new Error(`${command} fails without any mistake in the source; mend that first.`);
    }
  }
}

async function turnsRed({ name, file, find, replace, caughtBy }: Mutation): Promise<boolean> {
  const path = join(copy, file);
  const source = readFileSync(path, "utf8");
  if (source.split(find).length !== 2) throw new Error(`"${name}": its text does not stand in ${file} exactly once.`);
  writeFileSync(
    path,
    source.replace(find, () => replace),
  );
  try {
    return (await failureOf(caughtBy)) !== undefined;
  } finally {
    writeFileSync(path, source);
  }
}

/** What the command said, if it failed. */
async function failureOf(command: string): Promise<string | undefined> {
  const [first = "", ...rest] = command.split(" ");
  const args =
    /\.(ts|mjs)$/.test(first) && !/\.test\.ts$/.test(first)
      ? [first, ...rest]
      : ["node_modules/vitest/vitest.mjs", "run", first, ...rest];
  try {
    await capture(process.execPath, args, { cwd: copy, env: { ...process.env, CI: "true" } });
    return undefined;
  } catch (error) {
    return String(error);
  }
}
