import { sha256 } from "../../../shared/digest.ts";
import { pinned, uses } from "./actions.ts";
import { defaultGo, type WorkflowInput, workflowInputs } from "./inputs.ts";
import { cliPath, outFolder, resultFile, retentionDays } from "./places.ts";

/** What a workflow of ours can differ in. */
export interface WorkflowOptions {
  /** SHA-256 (hex) of the `cli.mjs` beside it. */
  readonly cliSha256: string;
  /** Sign what was made: public repositories, and private ones of Enterprise Cloud. Needs two more permissions. */
  readonly attest?: boolean;
  /** For an Enterprise server, whose artifacts are older and which attests nothing. */
  readonly server?: boolean;
}

/** Version of the workflow's shape: it changes when the inputs or the artifact do. */
export const workflowVersion = 1;

/** The permissions of its token; nothing else is granted. */
export function permissionsOf(options: Omit<WorkflowOptions, "cliSha256">): Readonly<Record<string, string>> {
  const { attest = false, server = false } = options;
  return { contents: "read", ...(attest && !server && { "id-token": "write", attestations: "write" }) };
}

/**
 * The text of `.github/workflows/agentwright.yml`. Its first line holds a digest of the rest, by which a file that nobody
 * touched is told from one that somebody edited. No `${{ }}` stands in a script: inputs reach it as environment
 * variables, so that no name of a config is ever read as part of a command.
 */
export async function workflowText(options: WorkflowOptions): Promise<string> {
  const body = bodyOf(options);
  return `${firstLine(await sha256(body))}\n${body}`;
}

/** The first line of a workflow whose rest has this digest. */
export function firstLine(digest: string): string {
  return `# agentwright-workflow ${workflowVersion} ${digest}`;
}

function bodyOf(options: WorkflowOptions): string {
  const { attest = false, server = false } = options;
  return [
    head,
    "on:",
    "  workflow_dispatch:",
    "    inputs:",
    ...Object.entries(workflowInputs).flatMap(([name, input]) => inputLines(name, input)),
    "",
    "permissions:",
    ...Object.entries(permissionsOf(options)).map(([name, value]) => `  ${name}: ${value}`),
    "",
    jobHead,
    compilerSteps(options.cliSha256),
    compileSteps,
    ...(attest && !server ? [attestStep] : []),
    uploadStep(server),
    "",
  ].join("\n");
}

const head = `# Written by Agentwright; "agentwright workflow add" writes it anew. It compiles one agent config and keeps what came out.
# docs: docs/github.md of Agentwright

name: Agentwright
run-name: compile \${{ inputs.correlation }}
`;

function inputLines(name: string, { description, required, type, default: value, options }: WorkflowInput): string[] {
  return [
    `      ${name}:`,
    `        description: ${JSON.stringify(description)}`,
    `        required: ${required}`,
    `        type: ${type}`,
    ...(value === undefined ? [] : [`        default: ${JSON.stringify(value)}`]),
    ...(options === undefined ? [] : ["        options:", ...options.map(option => `          - ${option}`)]),
  ];
}

const jobHead = `# The same request twice: the second waits, and nothing is cut off.
concurrency:
  group: agentwright-\${{ inputs.correlation }}
  cancel-in-progress: false

defaults:
  run:
    shell: bash

jobs:
  compile:
    name: Compile
    runs-on: \${{ inputs.platform == 'darwin' && 'macos-latest' || inputs.platform == 'windows' && 'windows-latest' || 'ubuntu-latest' }}
    timeout-minutes: 30
    steps:`;

function compilerSteps(cliSha256: string): string {
  return `      # The compiler comes from the branch that the run was started on, whatever is compiled.
      - name: Get the compiler
        uses: ${uses(pinned.checkout)}
        with:
          persist-credentials: false
          sparse-checkout: /.github/agentwright/
          sparse-checkout-cone-mode: false

      - name: Check the compiler
        env:
          CLI_SHA256: ${cliSha256}
        run: |
          if ! command -v node > /dev/null; then
            echo "::error::This runner has no node on its PATH. Install Node 20 or later on it."
            exit 1
          fi
          if [ ! -f ${cliPath} ]; then
            echo "::error::${cliPath} is not on this branch. Commit it beside the workflow: agentwright workflow add writes both."
            exit 1
          fi
          found="$(node --print 'require("node:crypto").createHash("sha256").update(require("node:fs").readFileSync("${cliPath}")).digest("hex")')"
          if [ "$found" != "$CLI_SHA256" ]; then
            echo "::error file=${cliPath}::This is not the compiler that the workflow was written for (SHA-256 $found instead of $CLI_SHA256). Write both anew: agentwright workflow add"
            exit 1
          fi
`;
}

const compileSteps = `      - name: Get the sources
        uses: ${uses(pinned.checkout)}
        with:
          ref: \${{ inputs.commit }}
          path: source
          persist-credentials: false

      - name: Set up Go
        if: \${{ inputs.go != '' || startsWith(inputs.target, 'go-') }}
        uses: ${uses(pinned.setupGo)}
        with:
          go-version: \${{ inputs.go || '${defaultGo}' }}
          cache: false

      - name: Compile
        env:
          CONFIG: \${{ inputs.config }}
          TARGET: \${{ inputs.target }}
          EXPECT: \${{ inputs.expect }}
        run: |
          mkdir -p ${outFolder}
          node ${cliPath} compile "source/$CONFIG" --target "$TARGET" --backend auto --expect-inputs "$EXPECT" --out ${outFolder} --json > ${outFolder}/${resultFile}
          cat ${outFolder}/${resultFile}
`;

const attestStep = `      - name: Attest
        uses: ${uses(pinned.attest)}
        with:
          subject-path: |
            ${outFolder}/*.agentplugin.zip
            ${outFolder}/*.wasm
            ${outFolder}/*.so
`;

function uploadStep(server: boolean): string {
  return `      - name: Keep the plugin
        uses: ${uses(server ? pinned.uploadOnServer : pinned.upload)}
        with:
          name: agentwright-\${{ inputs.correlation }}
          path: |
            ${outFolder}/*.agentplugin.zip
            ${outFolder}/${resultFile}
          if-no-files-found: error
          retention-days: ${retentionDays}`;
}
