// `npm test`: everything CI runs, in an order in which the quick and telling things come first.
// `--ci` fails on a skip that test/allowed-skips.json does not name; a word picks the steps whose names hold it.
import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { printTable, runStep, runSteps, type Step, type StepResult } from "./lib/steps.ts";
import { steps } from "./lib/test-steps.ts";

const flags = process.argv.slice(2);
// Tests that start the command or the engine start what is shipped, which `build` has just made, and not the sources.
process.env.AGENTWRIGHT_TEST_DIST = fileURLToPath(new URL("../dist", import.meta.url));

const apart = flags.find(flag => flag.startsWith("--step="))?.slice("--step=".length);
if (apart !== undefined) {
  const step = steps.find(({ name }) => name === apart);
  if (step === undefined) throw new Error(`there is no step "${apart}"`);
  process.send?.(await runStep(step));
  process.disconnect();
} else await runAll();

async function runAll(): Promise<void> {
  const words = flags.filter(flag => !flag.startsWith("--"));
  const chosen = words.length === 0 ? steps : steps.filter(step => words.some(word => step.name.includes(word)));
  const results = await runSteps(chosen, inProcess);
  printTable(results);

  const allowed = JSON.parse(readFileSync("test/allowed-skips.json", "utf8")) as Record<string, string>;
  const unexplained = results.filter(result => result.status === "skipped" && allowed[result.tool ?? ""] === undefined);
  if (flags.includes("--ci")) {
    for (const { name, why } of unexplained)
      console.error(`${name} was skipped (${why}), and test/allowed-skips.json gives no reason.`);
  }
  const count = (status: string) => results.filter(result => result.status === status).length;
  console.log(`\n${count("ran")} passed, ${count("failed")} failed, ${count("skipped")} skipped`);
  process.exit(count("failed") > 0 || (flags.includes("--ci") && unexplained.length > 0) ? 1 : 0);
}

/** A step in a process of its own, and all that it and its programs print. */
function inProcess(step: Step): Promise<{ readonly result: StepResult; readonly output: string }> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [`--step=${step.name}`], { silent: true });
    let output = "";
    let result: StepResult | undefined;
    child.stdout?.setEncoding("utf8").on("data", text => (output += text));
    child.stderr?.setEncoding("utf8").on("data", text => (output += text));
    child.on("message", message => {
      result = message as StepResult;
    });
    child.on("error", reject);
    child.on("close", code => {
      const why = `its process ended with ${code}`;
      resolve({ result: result ?? { name: step.name, status: "failed", seconds: 0, why }, output });
    });
  });
}
