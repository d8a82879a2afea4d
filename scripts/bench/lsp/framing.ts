/** LSP's base protocol: messages out of the bytes of a stream, whichever way those come cut. */
export class Framing {
  readonly #take: (message: unknown) => void;
  #chunks: Buffer[] = [];
  #held = 0;
  /** Bytes of the message that is being received; -1 while its header is. */
  #length = -1;

  constructor(take: (message: unknown) => void) {
    this.#take = take;
  }

  /** More bytes. A message's are put together once, when the last has come. */
  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#held += chunk.length;
    for (;;) {
      if (this.#length < 0) {
        const all = this.#joined();
        const end = all.indexOf("\r\n\r\n");
        if (end < 0) return;
        this.#length = Number(/content-length: *(\d+)/i.exec(all.toString("latin1", 0, end))?.[1]);
        this.#keep(all.subarray(end + 4));
      }
      if (this.#held < this.#length) return;
      const all = this.#joined();
      const body = all.toString("utf8", 0, this.#length);
      this.#keep(all.subarray(this.#length));
      this.#length = -1;
      this.#take(JSON.parse(body));
    }
  }

  #joined(): Buffer {
    const [first, ...more] = this.#chunks;
    return first && more.length === 0 ? first : Buffer.concat(this.#chunks);
  }

  #keep(rest: Buffer): void {
    this.#chunks = [rest];
    this.#held = rest.length;
  }
}

/** A message as bytes. */
export function framed(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}
