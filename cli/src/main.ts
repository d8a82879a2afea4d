import "./compile-cache.ts";
import { CannotRun, exitCode } from "./exit.ts";
import { commands, helpText } from "./help.ts";
import { version } from "./version.ts";

// A reader that goes away (`| head`) is no error.
process.stdout.on("error", error => process.exit((error as NodeJS.ErrnoException).code === "EPIPE" ? 0 : 2));

process.exitCode = await main(process.argv.slice(2));

async function main([name = "--help", ...rest]: readonly string[]): Promise<number> {
  if (name === "--version" || name === "-v") return say(version);
  const command = commands[name];
  if (name === "--help" || name === "-h" || name === "help") return say(helpText(rest[0]));
  if (command === undefined) {
    console.error(`There is no command "${name}".\n\n${helpText()}`);
    return exitCode.cannotRun;
  }
  if (rest.includes("--help") || rest.includes("-h")) return say(helpText(name));
  try {
    return await (await command.load()).run(rest);
  } catch (error) {
    if (error instanceof CannotRun) console.error(error.message);
    else {
      console.error(`agentwright ${name} failed by a fault of its own; please report it with these lines:`);
      console.error(error);
    }
    return exitCode.cannotRun;
  }
}

function say(text: string): number {
  console.log(text);
  return exitCode.fine;
}
