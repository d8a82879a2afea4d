// `node scripts/run.mjs NAME …` runs scripts/NAME.ts on Node 24 after installing what is missing. Every npm script goes
// through here, so that a fresh clone needs Node 20 and npm and nothing else.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureNode, ensurePackages, environment, root } from "./lib/bootstrap.mjs";

const [name, ...rest] = process.argv.slice(2);
try {
  ensurePackages();
  const node = ensureNode();
  const script = join(root, name.includes("/") ? name : `scripts/${name}.ts`);
  const child = spawn(node, ["--disable-warning=ExperimentalWarning", script, ...rest], {
    cwd: root,
    env: environment(node),
    stdio: "inherit",
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
