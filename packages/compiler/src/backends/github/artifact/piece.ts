import type { FileHandle } from "node:fs/promises";

/**
 * Writes a piece of a stream at a place of a file and frees it; answers its length. Left to the garbage collector, some
 * fifty megabytes of pieces lie about before they are gone. Node 20 has no other way.
 */
export async function writePiece(handle: FileHandle, piece: Uint8Array, at: number): Promise<number> {
  const { length, buffer } = piece;
  for (let done = 0; done < length; ) {
    done += (await handle.write(piece, done, length - done, at + done)).bytesWritten;
  }
  const { transfer } = buffer as { transfer?: (bytes: number) => unknown };
  // One that is part of something larger is not ours alone.
  if (length === buffer.byteLength) transfer?.call(buffer, 0);
  return length;
}
