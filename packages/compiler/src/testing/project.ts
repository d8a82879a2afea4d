import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import * as path from "node:path";
import type { BuildEvent, BuildRequest, FileFinding } from "@agentwright/protocol";
import type { BuildHost } from "../build/host.ts";
import { type BuildAnswer, build } from "../index.ts";
import { diskHost } from "../node/host.ts";

/** A folder with files, and a way to build in it. */
export interface Project {
  readonly root: string;
  write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
  request(config: string, more?: Partial<BuildRequest>): BuildRequest;
  build(config: string, more?: Partial<BuildRequest>, host?: BuildHost): Promise<Built>;
  remove(): Promise<void>;
}

export interface Built extends BuildAnswer {
  readonly events: readonly BuildEvent[];
  readonly findings: readonly FileFinding[];
  /** The digest of the plugin; the sentence of the failure if there is none. */
  readonly sha256: string;
}

export async function makeProject(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<Project> {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), "agentwright-build-")));
  let count = 0;
  const project: Project = {
    root,
    async write(more) {
      for (const [name, content] of Object.entries(more)) {
        await mkdir(path.dirname(path.join(root, name)), { recursive: true });
        await writeFile(path.join(root, name), content);
      }
    },
    request: (config, more = {}) => ({ id: `build ${++count}`, path: `${root}/${config}`, root, ...more }),
    async build(config, more, host = diskHost()) {
      const events: BuildEvent[] = [];
      const answer = await build(project.request(config, more), host, { emit: event => events.push(event) });
      const findings = events.flatMap(event => (event.type === "finding" ? [event.finding] : []));
      return { ...answer, events, findings, sha256: digestOf(answer) };
    },
    // A build keeps its plugin in the cache after it has answered, and may be at it.
    remove: () => rm(root, { recursive: true, force: true, maxRetries: 9 }),
  };
  await project.write(files);
  return project;
}

function digestOf({ outcome }: BuildAnswer): string {
  if (outcome.status === "succeeded") return outcome.result.artifacts[0]?.sha256 ?? "no artifact";
  return outcome.status === "failed" ? outcome.error.message : outcome.status;
}

/** The least that a config needs, as YAML, with more sections behind it. */
export function yamlAgent(name: string, more = ""): string {
  return `identity:
  name: ${name}
  type: assistant
personality:
  traits: [helpful]
  communicationStyle: friendly
capabilities:
  canBrowseWeb: false
  canExecuteCode: false
  canAccessFiles: false
  networkAccess: false
${more}`;
}

/** A tool with its code in the config. */
export function inlineTool(name: string, code: string): string {
  const lines = code.split("\n").map(line => (line === "" ? "" : `      ${line}`));
  return `  - name: ${name}
    description: A tool.
    language: typescript
    code: |
${lines.join("\n")}
`;
}
