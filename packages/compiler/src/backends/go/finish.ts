import {
  join,
  moduleHeader,
  named,
  reader,
  readSections,
  section,
  sections,
  unsigned,
} from "@agentwright/kernel/wasm-bytes";
import { canonicalJson, manifestSection, type PluginManifest } from "@agentwright/protocol";
import { encodeText } from "../../shared/text.ts";

const pagesPerMb = 16;

/**
 * What Go linked, as a plugin: its memory may not grow over what the config allows, and its manifest stands at its end
 * as a custom section. Throws a sentence if it is no module with one memory of its own.
 */
export function finishModule(linked: Uint8Array, manifest: PluginManifest): Uint8Array {
  const all = readSections(linked);
  if (!all.some(one => one.id === sections.memory)) throw new Error("Go made a module without a memory.");
  const limited = all.flatMap(({ id, bytes }) =>
    section(id, id === sections.memory ? limitMemory(bytes, manifest.permissions.memoryMb) : bytes),
  );
  const own = section(sections.custom, ...named(manifestSection), encodeText(canonicalJson(manifest)));
  return join([moduleHeader, ...limited, ...own]);
}

/** A memory section (binary format 5.5.9): the number of memories, then flag, least and most pages of 64 KB. */
function limitMemory(memory: Uint8Array, megabytes: number): Uint8Array {
  const from = reader(memory);
  if (from.unsigned() !== 1) throw new Error("Go made a module with more than one memory.");
  from.byte();
  const least = from.unsigned();
  const most = Math.max(least, megabytes * pagesPerMb);
  return join([new Uint8Array([1, 1]), unsigned(least), unsigned(most)]);
}
