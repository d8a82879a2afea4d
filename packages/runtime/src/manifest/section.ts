import { PluginProblem } from "../problem.ts";

/** One section of a core module: its id and where its content lies. */
interface Section {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

const broken = "The file is not a whole WebAssembly module; it may have been cut off or changed.";

/**
 * The contents of all custom sections of a name, in order, without running or compiling the module. Binary format:
 * https://webassembly.github.io/spec/core/binary/modules.html. Throws a `PluginProblem` if it isn't a core module.
 */
export function customSections(module: Uint8Array, name: string): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (const section of sections(module)) {
    if (section.id !== 0) continue;
    const length = leb(module, section.start, section.end);
    const end = length.next + length.value;
    if (end > section.end) throw new PluginProblem("plugin", broken);
    if (decodeName(module.subarray(length.next, end)) === name) found.push(module.subarray(end, section.end));
  }
  return found;
}

function* sections(module: Uint8Array): Generator<Section> {
  const magic = [0x00, 0x61, 0x73, 0x6d];
  if (module.length < 8 || magic.some((byte, index) => module[index] !== byte)) {
    throw new PluginProblem("plugin", "The file is not a WebAssembly module.");
  }
  if (module[4] !== 1 || module[5] !== 0 || module[6] !== 0 || module[7] !== 0) {
    throw new PluginProblem("plugin", "The file is WebAssembly, but not a core module of version 1.");
  }
  for (let at = 8; at < module.length; ) {
    const id = module[at] ?? 0;
    const size = leb(module, at + 1, module.length);
    const end = size.next + size.value;
    if (end > module.length) throw new PluginProblem("plugin", broken);
    yield { id, start: size.next, end };
    at = end;
  }
}

/** An unsigned 32-bit LEB128 number. */
function leb(bytes: Uint8Array, at: number, end: number): { value: number; next: number } {
  let value = 0;
  for (let index = 0; index < 5; index++) {
    const byte = at + index < end ? bytes[at + index] : undefined;
    if (byte === undefined) break;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, next: at + index + 1 };
  }
  throw new PluginProblem("plugin", broken);
}

function decodeName(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
