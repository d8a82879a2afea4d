import { nearest } from "@agentwright/language/agent/check/nearest";

interface Command {
  /** Arguments, for the usage line. */
  readonly usage: string;
  readonly summary: string;
  readonly options: readonly (readonly [option: string, meaning: string])[];
  /** More that one should know, a sentence a line. */
  readonly notes?: readonly string[];
  /** Loaded when it is run: `--help` and a small command never pay for the large ones. */
  load(): Promise<{ run(argv: readonly string[]): Promise<number> }>;
}

/** Every command: one entry here, one file in `commands/`. */
const commands: Readonly<Record<string, Command>> = {
  check: {
    usage: "PATH… [--format text|json|sarif|github]",
    summary: "check agent configs and flow files, and the agentwright.json that applies to them",
    options: [["--format F", "text (default), json, sarif or github"]],
    notes: [
      "A folder stands for all configs and flow files in it that agentwright.json includes; what is named is always checked.",
    ],
    load: () => import("./commands/check.ts"),
  },
  compile: {
    usage: "PATH… [--backend B] [--target T] [--out DIR] [--json]",
    summary: "compile agents to sandboxed plugins",
    options: [
      ["--backend B", "auto (default: agentwright.json, else the first that can do it), embedded, go or github"],
      ["--target T", "wasm, go-wasm or go-plugin instead of the config's"],
      ["--out DIR", "where to write (default: .agentwright/out beside agentwright.json or .git)"],
      ["--json", "print the result as JSON"],
      ["--install-add-ons", "fetch the esbuild add-on from npm if a tool imports an npm package"],
      ["--send-uncommitted", "send what is not pushed to GitHub without asking, for one run (github)"],
      ["--expect-inputs SHA256", "fail if the inputs are others than these (what the workflow on GitHub compares)"],
    ],
    notes: [
      "github compiles by the workflow of agentwright workflow add. The token comes from GH_TOKEN or GITHUB_TOKEN,",
      "for an Enterprise server from GH_ENTERPRISE_TOKEN; Ctrl+C cancels the run there, too.",
    ],
    load: () => import("./commands/compile.ts"),
  },
  diff: {
    usage: "BEFORE AFTER [--format text|json|github]",
    summary: "say what one version of an agent may do that another may not, and what else differs",
    options: [["--format F", "text (default), json, or github for annotations on a pull request"]],
    notes: [
      "Each is a plugin (.wasm), a bundle (.agentplugin.zip) or a config, which is compiled for it.",
      "Exit code 1: the second may do more (hosts, methods, secrets, tools, capabilities, limits, provider, no sandbox).",
      "Whatever else differs is told too, and is exit code 0.",
    ],
    load: () => import("./commands/diff.ts"),
  },
  flow: {
    usage: "check|compile|diff|verify|status FILE… [--database URL] [--profile P] [--format F] [--out DIR] [--strict]",
    summary: "check pgflow flows, compile them to migrations, compare and try them",
    options: [
      ["--database URL", "compare with this database (verify: try it there) instead of the migrations"],
      ["--profile P", "0.8, 0.9, 0.14, 0.16 or 0.17 (default: what the project says)"],
      ["--format F", "text (default) or json; for check also sarif and github"],
      ["--out DIR", "folder of the migrations (default: the nearest supabase/migrations)"],
      ["--flow SLUG", "only this flow of a file"],
      ["--structure S", "for a changed structure: replace (finished runs are deleted) or version (a new slug)"],
      ["--evaluate", "run a file, with limits and without packages, where reading it is not enough"],
      ["--strict", "check: warnings count as errors; status: stale workers and flows of no file count too"],
      ["--install-add-ons", "verify: fetch PGlite from npm"],
    ],
    notes: [
      "AGENTWRIGHT_DATABASE_URL names the database where --database does not; a password is never printed.",
      "Exit code 1: check found errors, diff and status found differences, verify read something else back.",
      "verify needs PGlite or a PostgreSQL server, on which it makes a scratch database and drops it again.",
    ],
    load: () => import("./commands/flow.ts"),
  },
  run: {
    usage: "PLUGIN|CONFIG --tool NAME [--input JSON] [--timeout S] [--allow-secrets NAME,…]",
    summary: "call one tool and print its result as JSON",
    options: [
      ["--tool NAME", "which tool; without it, the tools are listed"],
      ["--input JSON", "its input as an object; @FILE reads it from a file, - from standard input"],
      ["--timeout S", "seconds for the whole call (default: the config's timeoutSeconds, else 60)"],
      ["--allow-secrets NAME,…", "secrets that a plugin file may use; without it, it gets none"],
    ],
    notes: [
      "What the tool logs and what it asks of the network goes to standard error.",
      "A secret comes from the environment as AGENTWRIGHT_SECRET_<NAME> and goes to hosts in allowedHosts alone.",
      "A config gets the secrets it names; a plugin file, which may be a stranger's, those of --allow-secrets.",
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
  format: {
    usage: "PATH… [--check]",
    summary: "put the blanks and line breaks of configs in order",
    options: [["--check", "name the configs that would change, write nothing; exit code 1 if there are any"]],
    notes: ["Comments, texts, anchors and the order of keys stay; a section that isn't well-formed is left alone."],
    load: () => import("./commands/format.ts"),
  },
  workflow: {
    usage: "add [FOLDER] [--attest] [--enterprise-server] [--force]",
    summary: "let GitHub Actions compile: write the workflow and the command that it runs into this repository",
    options: [
      [
        "--attest",
        "sign what is made (public repositories; private ones on Enterprise Cloud); --no-attest takes it back",
      ],
      ["--enterprise-server", "for GitHub Enterprise Server, whose artifacts are older"],
      ["--force", "replace files that were changed since Agentwright wrote them"],
    ],
    notes: [
      "Writes .github/workflows/agentwright.yml, .github/agentwright/cli.mjs and a .gitattributes beside that.",
      "What Agentwright wrote and nobody changed is brought to this version; nothing is committed.",
    ],
    load: () => import("./commands/workflow.ts"),
  },
  doctor: {
    usage: "github [FOLDER] [--sweep] [--remote NAME] [--json]",
    summary: "check, step by step, whether this repository can be compiled on GitHub",
    options: [
      ["--sweep", "delete what lost connections left below refs/agentwright for more than a day"],
      ["--remote NAME", "the remote that is on GitHub (default: the one that the branch is pushed to, else origin)"],
      ["--json", "print the checks as JSON"],
    ],
    notes: [
      "The token comes from GH_TOKEN or GITHUB_TOKEN, for the server in GH_HOST from GH_ENTERPRISE_TOKEN.",
      "No run is started; exit code 1 if something is not in order.",
    ],
    load: () => import("./commands/doctor.ts"),
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

/** The command of that name, if there is one. */
export function commandOf(name: string): Command | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined;
}

/** The command that a name with a typing error may mean. */
export function meantBy(name: string): string | undefined {
  return nearest(name, Object.keys(commands));
}

/** Help for one command, or the list of all. */
export function helpText(name?: string): string {
  const command = name === undefined ? undefined : commandOf(name);
  if (command === undefined) return overview();
  const { usage, summary, options, notes = [] } = command;
  return [`agentwright ${name} ${usage}`, `  ${summary}`, table(options), notes.map(note => `  ${note}`).join("\n")]
    .filter(part => part !== "")
    .join("\n\n");
}

function overview(): string {
  return [
    "agentwright COMMAND …",
    table([
      ...Object.entries(commands).map(([name, { summary }]) => [name, summary] as const),
      ["help COMMAND", "say more about one of them"],
      ["--version", "print the version"],
    ]),
    [
      "Exit codes: 0 no errors, 1 findings of error severity (run: the call failed), 2 could not run.",
      "Secrets come from the environment as AGENTWRIGHT_SECRET_<NAME>, never from an option.",
    ].join("\n"),
  ].join("\n\n");
}

function table(rows: readonly (readonly [word: string, meaning: string])[]): string {
  const width = Math.max(0, ...rows.map(([word]) => word.length));
  return rows.map(([word, meaning]) => `  ${word.padEnd(width)}  ${meaning}`).join("\n");
}
