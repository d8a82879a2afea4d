import type { PluginResource } from "@agentwright/kernel";
import type { AgentConfig, Resource } from "@agentwright/language";
import type { ResourceShape } from "@agentwright/protocol";
import { BuildFailure } from "../../build/failure.ts";
import type { BuildRun } from "../../build/run.ts";
import { toBase64 } from "../../shared/base64.ts";
import { sha256 } from "../../shared/digest.ts";
import { folderOf, insideRoot, joinPath } from "../../shared/paths.ts";
import { decodeText, encodeText, normalText } from "../../shared/text.ts";

/** Bytes that all embedded resources may have together. */
export const maxResourceBytes = 8 * 1024 * 1024;

/** The resources of a config: what the manifest says of them, what is embedded, and which files that came from. */
export interface LoadedResources {
  readonly shapes: readonly ResourceShape[];
  readonly embedded: readonly PluginResource[];
  readonly inputs: readonly { readonly path: string; readonly sha256: string }[];
}

/** Loads what is to be embedded. Texts and JSON are normalised (LF, no byte order mark), binary files are not. */
export async function loadResources(run: BuildRun, path: string, config: AgentConfig): Promise<LoadedResources> {
  const shapes: ResourceShape[] = [];
  const embedded: PluginResource[] = [];
  const inputs: { path: string; sha256: string }[] = [];
  let total = 0;
  for (const resource of config.resources ?? []) {
    const shape = { name: resource.name, type: resource.type };
    if (resource.embedded === false) {
      shapes.push(shape);
      continue;
    }
    const bytes = await contentOf(run, path, resource);
    total += bytes.length;
    if (total > maxResourceBytes) throw tooBig(resource);
    const content = resource.type === "binary" ? toBase64(bytes) : new TextDecoder().decode(bytes);
    if (resource.type === "json") checkJson(resource, content);
    shapes.push({ ...shape, bytes: bytes.length });
    embedded.push({ ...shape, content });
    if (resource.path !== undefined) {
      const name = insideRoot(run.root, joinPath(folderOf(path), resource.path)) ?? resource.path;
      inputs.push({ path: name, sha256: await sha256(bytes) });
    }
  }
  return { shapes, embedded, inputs };
}

async function contentOf(run: BuildRun, config: string, resource: Resource): Promise<Uint8Array> {
  if (resource.path === undefined) return encodeText(normalText(resource.content ?? ""));
  const path = joinPath(folderOf(config), resource.path);
  if (insideRoot(run.root, path) === undefined) {
    throw new BuildFailure(
      "findings",
      `The resource “${resource.name}” leads out of ${run.root}. Move its file inside.`,
    );
  }
  const bytes = await run.read(path);
  if (!bytes) {
    throw new BuildFailure(
      "findings",
      `The file of the resource “${resource.name}” does not exist: ${path}. Check its path.`,
    );
  }
  if (resource.type === "binary") return bytes;
  const text = decodeText(bytes);
  if (text === undefined) {
    const message = `The resource “${resource.name}” is not UTF-8. Save its file so, or make its type binary.`;
    throw new BuildFailure("findings", message);
  }
  return encodeText(normalText(text));
}

function checkJson(resource: Resource, content: string): void {
  try {
    JSON.parse(content);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new BuildFailure(
      "findings",
      `The resource “${resource.name}” is not valid JSON: ${why}. Correct it or make its type text.`,
    );
  }
}

function tooBig(resource: Resource): BuildFailure {
  const most = maxResourceBytes / 1024 / 1024;
  const message = `With “${resource.name}” the embedded resources pass ${most} MB. Set embedded: false for the large ones.`;
  return new BuildFailure("limit", message);
}
