import { createHash, type Hash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Content } from "../../../../../../test/github/blobs.ts";

const block = 1024 * 1024;

/**
 * An archive around one stored file of so many MB, which is nowhere whole: each part of it is made when it is asked for.
 * `inner` is the SHA-256 (hex) of the file in it.
 */
export function largeArchive(name: string, megabytes: number): Content & { readonly inner: string } {
  const noise = Buffer.alloc(block);
  for (let index = 0, x = 1; index < block; index++) {
    x = (Math.imul(x, 1_103_515_245) + 12_345) | 0;
    noise[index] = x >> 16;
  }
  const part = (index: number): Buffer => {
    const copy = Buffer.from(noise);
    copy.writeUInt32LE(index, 0);
    return copy;
  };
  let crc = 0;
  const inner = createHash("sha256");
  for (let index = 0; index < megabytes; index++) {
    crc = crc32(part(index), crc);
    inner.update(part(index));
  }
  const size = megabytes * block;
  const [head, tail] = frames(name, size, crc);
  const whole = createHash("sha256").update(head);
  for (let index = 0; index < megabytes; index++) whole.update(part(index));
  return {
    size: head.length + size + tail.length,
    sha256: hex(whole.update(tail)),
    inner: hex(inner),
    slice(start, end) {
      const pieces: Buffer[] = [];
      const take = (bytes: Buffer, from: number) => {
        if (start < from + bytes.length && end > from) {
          pieces.push(bytes.subarray(Math.max(0, start - from), Math.min(bytes.length, end - from)));
        }
      };
      take(head, 0);
      const first = Math.max(0, Math.floor((start - head.length) / block));
      for (let index = first; index < megabytes && head.length + index * block < end; index++) {
        take(part(index), head.length + index * block);
      }
      take(tail, head.length + size);
      return Buffer.concat(pieces);
    },
  };
}

function hex(hash: Hash): string {
  return hash.digest("hex");
}

/** What stands before and after the bytes of one stored file (APPNOTE 6.3.10, 4.3.7, 4.3.12, 4.3.16). */
function frames(name: string, size: number, crc: number): readonly [Buffer, Buffer] {
  const facts = Buffer.alloc(22);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(0x21, 8);
  facts.writeUInt32LE(crc, 10);
  facts.writeUInt32LE(size, 14);
  facts.writeUInt32LE(size, 18);
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(name.length, 0);
  const head = Buffer.concat([Buffer.from("PK\u0003\u0004"), facts, lengths, Buffer.from(name)]);
  const entry = Buffer.concat([
    Buffer.from("PK\u0001\u0002\u0014\u0003", "latin1"),
    facts,
    lengths,
    Buffer.alloc(14),
    Buffer.from(name),
  ]);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", 0, "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(head.length + size, 16);
  return [head, Buffer.concat([entry, end])];
}
