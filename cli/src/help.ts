interface Command {
  /** Arguments, for the usage line. */
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly (readonly [option: string, meaning: string])[];
  /** Loaded when it is run: `--help` and a small command never pay for the large ones. */
  load(): Promise<{ run(argv: readonly string[]): Promise<number> }>;
}

/** Every command: one line here, one file in `commands/`. */
export const commands: Readonly<Record<string, Command>> = {
  check: {
    usage: "PATH… [--format text|json|sarif|github]",
    summary: "check agent configs and agentwright.json; a folder stands for all in it",
    options: [["--format F", "text (default), json, sarif or github"]],
    load: () => import("./commands/check.ts"),
  },
  compile: {
    usage: "PATH… [--backend B] [--target T] [--out DIR] [--json]",
    summary: "compile agents to sandboxed plugins",
    options: [
      ["--backend B", "auto (default) or embedded"],
      ["--target T", "wasm, go-wasm or go-plugin instead of the config's"],
      ["--out DIR", "where to write (default: .agentwright/out beside agentwright.json or .git)"],
      ["--json", "print the result as JSON"],
      ["--install-add-ons", "fetch the esbuild add-on from npm if a tool imports an npm package"],
    ],
    load: () => import("./commands/compile.ts"),
  },
  run: {
    usage: "PLUGIN|CONFIG --tool NAME [--input JSON]",
    summary: "call one tool and print its result as JSON",
    options: [
      ["--tool NAME", "which tool"],
      ["--input JSON", "its input as an object; @FILE reads it from a file, - from standard input"],
      ["--timeout S", "seconds for the whole call (default: the config's timeoutSeconds)"],
    ],
    load: () => import("./commands/run.ts"),
  },
  init: {
    usage: "[NAME] [--type T] [--out DIR] [--format yaml|json|jsonc]",
    summary: "write a new agent that checks clean",
    options: [
      ["--type T", "assistant (default), specialist, researcher, analyst, creative or technical"],
      ["--out DIR", "folder to write to (default: here)"],
      ["--format F", "yaml (default), json or jsonc"],
    ],
    load: () => import("./commands/init.ts"),
  },
  migrate: {
    usage: "PATH… [--dry-run]",
    summary: "bring configs to the newest format",
    options: [["--dry-run", "say what would change, write nothing"]],
    load: () => import("./commands/migrate.ts"),
  },
  import: {
    usage: "FILE [--out FILE] [--json]",
    summary: "turn an Agentify export or AgentPluginConfig into an agent config",
    options: [
      ["--out FILE", "where to write (default: <slug>.agent.yaml here; never overwrites)"],
      ["--json", "print what was written, and what could not be carried over, as JSON"],
    ],
    load: () => import("./commands/import.ts"),
  },
};

/** Help for one command, or the list of all. */
export function helpText(name?: string): string {
  const command = name === undefined ? undefined : commands[name];
  if (name !== undefined && command !== undefined) {
    const width = Math.max(0, ...command.options.map(([option]) => option.length));
    const options = command.options.map(([option, meaning]) => `  ${option.padEnd(width)}  ${meaning}`);
    return [
      `agentwright ${name} ${command.usage}`,
      "",
      `  ${command.summary}`,
      ...(options.length > 0 ? ["", ...options] : []),
    ].join("\n");
  }
  const width = Math.max(...Object.keys(commands).map(key => key.length));
  return [
    "agentwright COMMAND …",
    "",
    ...Object.entries(commands).map(([key, { summary }]) => `  ${key.padEnd(width)}  ${summary}`),
    "",
    "Exit codes: 0 no errors, 1 findings of error severity, 2 could not run.",
    "Secrets come from the environment as AGENTWRIGHT_SECRET_<NAME>, never from an option.",
  ].join("\n");
}
