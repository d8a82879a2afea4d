import { canonicalJson, manifestSection } from "@agentwright/protocol";
import { checkKernel } from "./check.ts";
import { guestModules } from "./guest.generated.ts";
import { guestConfig } from "./guest-config.ts";
import { inject, type OpenKernel, openKernel } from "./inject.ts";
import type { PluginParts, PluginResource } from "./parts.ts";
import { type PayloadEntry, writePayload } from "./payload.ts";

const memoryMb = { least: 16, usual: 64, most: 2048 };
const computeMs = { least: 10, usual: 1000, most: 30_000 };

const open = new WeakMap<Uint8Array, OpenKernel>();
const encoder = new TextEncoder();

/**
 * The plugin: `kernel` (bytes of kernel.wasm) with the parts in it. The same parts give the same bytes, whatever order
 * they come in. Throws one sentence if the kernel is another than this compiler was built with or the parts don't fit
 * together. The kernel is taken apart once per array, so pass the same array again.
 */
export function assemblePlugin(kernel: Uint8Array, parts: PluginParts): Uint8Array {
  const opened = open.get(kernel) ?? openKernel(checkKernel(kernel));
  open.set(kernel, opened);
  checkParts(parts);
  const limits = parts.limits ?? {};
  const payload = writePayload(clamp(limits.memoryMb, memoryMb), clamp(limits.computeMs, computeMs), entries(parts));
  return inject(opened, payload, manifestSection, encoder.encode(canonicalJson(parts.manifest)));
}

function entries(parts: PluginParts): PayloadEntry[] {
  const config = canonicalJson(guestConfig(parts));
  return [
    ...guestModules.map(one => ({ kind: "module" as const, name: one.name, data: one.source })),
    { kind: "module" as const, name: "agentwright:config.json", data: config },
    ...byName(parts.modules).map(one => ({ kind: "module" as const, name: one.name, data: one.source })),
    ...byName(parts.resources).map(one => ({ kind: "resource" as const, name: one.name, data: resourceData(one) })),
  ];
}

function byName<T extends { readonly name: string }>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function resourceData(resource: PluginResource): Uint8Array | string {
  if (resource.type !== "binary") return resource.content;
  return Uint8Array.from(atob(resource.content), character => character.charCodeAt(0));
}

function clamp(value: number | undefined, range: { least: number; usual: number; most: number }): number {
  return Math.round(Math.min(range.most, Math.max(range.least, value ?? range.usual)));
}

function checkParts(parts: PluginParts): void {
  for (const list of [parts.modules, parts.tools, parts.resources]) {
    const seen = new Set<string>();
    for (const { name } of list) {
      if (seen.has(name)) throw new Error(`Two parts of the plugin have the name "${name}".`);
      if (name.startsWith("agentwright:") || name.includes("\0")) throw new Error(`"${name}" can't name a part.`);
      seen.add(name);
    }
  }
  const modules = new Set(parts.modules.map(one => one.name));
  const tools = new Set(parts.tools.map(one => one.name));
  const elsewhere = new Set(parts.manifest.modules?.flatMap(module => module.tools));
  for (const { name } of parts.manifest.tools)
    if (!tools.has(name) && !elsewhere.has(name)) throw new Error(`Nothing says how the tool "${name}" is answered.`);
  for (const tool of parts.tools)
    if (tool.kind === "code" && !modules.has(tool.module))
      throw new Error(`The tool "${tool.name}" needs the module "${tool.module}", which is not among the parts.`);
}
