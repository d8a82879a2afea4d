// Cuts the operations that we call out of GitHub's own OpenAPI description and writes them to contract.generated.json:
//   node test/github/cut.ts
// The description (npm package @octokit/openapi, MIT) has 385 MB unpacked, so it is brought into the user's cache by
// whoever cuts anew, and is no dependency.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cacheFolder, npm } from "../../scripts/lib/bootstrap.mjs";
import { isObject } from "./json.ts";

const version = "23.0.2";
const member = "package/generated/api.github.com.json";

/** Every operation that Agentwright or its emulator's driver calls. */
const operations = [
  "actions/cancel-workflow-run",
  "actions/create-workflow-dispatch",
  "actions/download-artifact",
  "actions/download-job-logs-for-workflow-run",
  "actions/get-workflow",
  "actions/get-workflow-run",
  "actions/get-workflow-run-usage",
  "actions/list-jobs-for-workflow-run",
  "actions/list-workflow-run-artifacts",
  "actions/list-workflow-runs",
  "actions/re-run-workflow",
  "git/create-blob",
  "git/create-commit",
  "git/create-ref",
  "git/create-tree",
  "git/delete-ref",
  "git/get-commit",
  "git/get-ref",
  "git/list-matching-refs",
  "repos/get",
  "repos/get-content",
  "users/get-authenticated",
];

type Node = Record<string, unknown>;

/** Words about things, for people: the contract is what is checked. */
const prose = new Set([
  "description",
  "example",
  "examples",
  "externalDocs",
  "x-octokit",
  "x-github",
  "summary",
  "tags",
]);

function pruned(value: unknown, isMap = false): unknown {
  if (Array.isArray(value)) return value.map(each => pruned(each));
  if (!isObject(value)) return value;
  const kept: Node = {};
  for (const [key, child] of Object.entries(value)) {
    // Below `properties` the keys are names of fields, and one of them is called `description`.
    if (!isMap && prose.has(key)) continue;
    kept[key] = key === "x-github-breaking-changes" ? changes(child) : pruned(child, key === "properties");
  }
  // OpenAPI wants a description of each answer.
  if (!isMap && "content" in kept && !("required" in kept) && !("in" in kept)) kept.description = "";
  return kept;
}

/** A change of prose has nothing to change here. */
function changes(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map(change =>
    isObject(change) && Array.isArray(change.patch)
      ? { ...change, patch: change.patch.filter(({ path }) => !/\/(description|examples?)(\/|$)/.test(String(path))) }
      : change,
  );
}

function cut(whole: Node): Node {
  const paths: Node = {};
  const found = new Set<string>();
  for (const [path, methods] of Object.entries(whole.paths as Record<string, Node>)) {
    for (const [method, operation] of Object.entries(methods)) {
      const id = (operation as Node).operationId;
      if (typeof id !== "string" || !operations.includes(id)) continue;
      found.add(id);
      const bare = pruned(operation) as Node;
      for (const answer of Object.values(bare.responses as Record<string, Node>)) {
        if (answer.$ref === undefined) answer.description ??= "";
      }
      paths[path] = { ...(paths[path] as Node), [method]: bare };
    }
  }
  const missing = operations.filter(id => !found.has(id));
  if (missing.length > 0) throw new Error(`The description has no ${missing.join(", ")} any more.`);

  const components: Record<string, Node> = {};
  const waiting: unknown[] = [paths];
  while (waiting.length > 0) {
    for (const [, kind = "", name = ""] of JSON.stringify(waiting.pop()).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
      components[kind] ??= {};
      if (components[kind][name] !== undefined) continue;
      const part = pruned((whole.components as Record<string, Node>)[kind]?.[name]) as Node;
      if (kind === "responses") part.description ??= "";
      components[kind][name] = part;
      waiting.push(part);
    }
  }
  const info = { title: "What Agentwright calls of GitHub's REST API", version, license: { name: "MIT" } };
  return { openapi: whole.openapi, info, paths, components };
}

const folder = join(cacheFolder(), `octokit-openapi-${version}`);
if (!existsSync(join(folder, member))) {
  mkdirSync(folder, { recursive: true });
  npm(["pack", `@octokit/openapi@${version}`], folder);
  const archive = `octokit-openapi-${version}.tgz`;
  execFileSync("tar", ["-xzf", archive, member], { cwd: folder });
  rmSync(join(folder, archive));
}
const contract = JSON.stringify(cut(JSON.parse(readFileSync(join(folder, member), "utf8")) as Node), null, 1);
writeFileSync(fileURLToPath(new URL("contract.generated.json", import.meta.url)), `${contract}\n`);
console.log(`${operations.length} operations, ${Math.round(contract.length / 1000)} KB`);
