import { NoHome } from "@agentwright/compiler/node/cache-folder";
import { CannotRun, exitCode } from "./exit.ts";
import { trouble } from "./files.ts";
import { commandOf, helpText, meantBy } from "./help.ts";
import { version } from "./version.ts";

/** The oldest Node that this runs on. */
const oldestNode = 20;

process.stdout.on("error", lost);
process.stderr.on("error", lost);
process.on("uncaughtException", error => {
  ownFault(error);
  end();
});

// Whatever goes wrong in Node itself, a command that never came to its end must not look like one that found nothing.
let ended = false;
process.exitCode = exitCode.cannotRun;
process.on("exit", () => {
  if (!ended) console.error("agentwright ended before it was done; please report it.");
});
void main(process.argv.slice(2)).then(code => {
  ended = true;
  process.exitCode = code;
});

async function main([name = "--help", ...rest]: readonly string[]): Promise<number> {
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    return cannotRun(`agentwright needs Node ${oldestNode} or later; this is ${process.version}. Install a newer one.`);
  }
  if (name === "--version" || name === "-v") return say(version);
  if (name === "--help" || name === "-h" || name === "help") return help(rest[0]);
  const command = commandOf(name);
  if (command === undefined) return cannotRun(noCommand(name));
  if (rest.includes("--help") || rest.includes("-h")) return say(helpText(name));
  try {
    return await (await command.load()).run(rest);
  } catch (error) {
    if (error instanceof CannotRun || error instanceof NoHome) return cannotRun(error.message);
    const { path, syscall } = error as NodeJS.ErrnoException;
    if (syscall === "uv_cwd") return cannotRun("The current folder was deleted; change to one that exists.");
    if (path !== undefined && syscall !== undefined) return cannotRun(`${trouble(path, error)}.`);
    ownFault(error);
    return exitCode.cannotRun;
  }
}

function help(name: string | undefined): number {
  if (name !== undefined && commandOf(name) === undefined) {
    return cannotRun(noCommand(name));
  }
  return say(helpText(name));
}

function noCommand(name: string): string {
  const meant = meantBy(name);
  if (meant !== undefined) return `There is no command "${name}". Did you mean "${meant}"?`;
  return `There is no command "${name}".\n\n${helpText()}`;
}

function say(text: string): number {
  console.log(text);
  return exitCode.fine;
}

function cannotRun(sentence: string): number {
  console.error(sentence);
  return exitCode.cannotRun;
}

function ownFault(error: unknown): void {
  console.error("agentwright failed by a fault of its own; please report it with these lines:");
  console.error(error);
}

/** A reader that goes away (`| head`) changes nothing; what can't be written for another reason must not go unsaid. */
function lost(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") return;
  console.error(`The output can't be written: ${error.message}`);
  end();
}

function end(): void {
  ended = true;
  process.exit(exitCode.cannotRun);
}
