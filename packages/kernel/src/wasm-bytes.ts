/** Section numbers of the binary format (WebAssembly core specification 2.0, 5.5.2). */
export const sections = {
  custom: 0,
  import: 2,
  function: 3,
  memory: 5,
  export: 7,
  code: 10,
  data: 11,
  dataCount: 12,
} as const;

/** One section: `bytes` without number and length. */
export interface Section {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** Reads the numbers and names of the binary format one after another. */
export interface Reader {
  readonly position: number;
  unsigned(): number;
  byte(): number;
  take(length: number): Uint8Array;
  text(): string;
  readonly done: boolean;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** A reader over `bytes`; reading past the end throws. */
export function reader(bytes: Uint8Array): Reader {
  let position = 0;
  const byte = (): number => {
    const value = bytes[position++];
    if (value === undefined) throw new Error("This is not a whole WebAssembly module: it ends too early.");
    return value;
  };
  const unsigned = (): number => {
    for (let value = 0, shift = 1; ; shift *= 128) {
      const next = byte();
      value += (next & 127) * shift;
      if (next < 128) return value;
    }
  };
  const take = (length: number): Uint8Array => {
    if (position + length > bytes.length) throw new Error("This is not a whole WebAssembly module: it ends too early.");
    position += length;
    return bytes.subarray(position - length, position);
  };
  return {
    byte,
    unsigned,
    take,
    text: () => decoder.decode(take(unsigned())),
    get position() {
      return position;
    },
    get done() {
      return position >= bytes.length;
    },
  };
}

const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** The eight bytes that each module begins with: `\0asm`, version 1. */
export const moduleHeader = new Uint8Array(header);

/** The sections of a module in their order; throws a sentence if it is none. */
export function readSections(module: Uint8Array): Section[] {
  if (header.some((byte, index) => module[index] !== byte)) throw new Error("This is not a WebAssembly module.");
  const from = reader(module.subarray(8));
  const found: Section[] = [];
  while (!from.done) found.push({ id: from.byte(), bytes: from.take(from.unsigned()) });
  return found;
}

/** An unsigned LEB128 number. */
export function unsigned(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return new Uint8Array([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

/** A signed LEB128 number, here of a value that is not negative. */
export function signed(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 64) return new Uint8Array([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

/** A name: its length in bytes, then its UTF-8. */
export function named(text: string): Uint8Array[] {
  const bytes = encoder.encode(text);
  return [unsigned(bytes.length), bytes];
}

/** A section with its number and length, as pieces to be joined. */
export function section(id: number, ...content: Uint8Array[]): Uint8Array[] {
  const length = content.reduce((sum, piece) => sum + piece.length, 0);
  return [new Uint8Array([id]), unsigned(length), ...content];
}

/** All pieces as one array. */
export function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
