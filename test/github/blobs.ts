import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Bytes that are served: at hand, or made piece by piece for those that are too many to hold. */
export interface Content {
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
  slice(start: number, end: number): Uint8Array | Promise<Uint8Array>;
}

export function contentOf(bytes: Uint8Array): Content {
  return {
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    slice: (start, end) => bytes.subarray(start, end),
  };
}

/**
 * The other origin: signed addresses that work once and for a minute, as those of artifacts and logs do. It knows
 * ranges, and can be told to cut connections, to forget ranges, or to have another object behind the same name.
 */
export interface Blobs {
  readonly origin: string;
  /** What was asked for, in order. */
  readonly requests: readonly {
    readonly url: string;
    readonly headers: IncomingHttpHeaders;
    readonly status: number;
  }[];
  /** Bytes after which the next connections are cut, one each; 0 cuts before the answer. */
  readonly cuts: number[];
  /** Statuses that the next requests are answered with instead. */
  readonly refusals: number[];
  /** Answers a Range with the whole. */
  ignoresRanges: boolean;
  /** Changes the ETag of everything, as if it had been written anew. */
  generation: number;
  sign(content: Content, name: string, type: string): string;
  close(): Promise<void>;
}

const lifeMs = 60_000;
const piece = 256 * 1024;

export async function startBlobs(now: () => number): Promise<Blobs> {
  const signed = new Map<string, { content: Content; name: string; type: string; until: number }>();
  const requests: { url: string; headers: IncomingHttpHeaders; status: number }[] = [];
  const server = createServer((request, response) => void serve(request, response).catch(() => response.destroy()));
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const blobs: Blobs = {
    origin,
    requests,
    cuts: [],
    refusals: [],
    ignoresRanges: false,
    generation: 1,
    sign(content, name, type) {
      const url = `/blob/${encodeURIComponent(name)}?sig=${randomBytes(16).toString("hex")}`;
      signed.set(url, { content, name, type, until: now() + lifeMs });
      return origin + url;
    },
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? "/";
    const answer = (status: number, headers: Record<string, string | number> = {}) => {
      requests.push({ url, headers: request.headers, status });
      response.writeHead(status, headers);
    };
    const found = signed.get(url);
    signed.delete(url);
    const refusal = blobs.refusals.shift();
    // As the storage behind GitHub words it.
    if (refusal !== undefined || !found || found.until < now()) {
      answer(refusal ?? 403, { "content-type": "application/xml" });
      response.end("<Error><Code>AuthenticationFailed</Code></Error>");
      return;
    }
    const { content, type } = found;
    const etag = `"${content.sha256.slice(0, 16)}-${blobs.generation}"`;
    const start = rangeStart(request.headers, etag);
    const partial = start !== undefined && !blobs.ignoresRanges;
    const from = partial ? start : 0;
    const cut = blobs.cuts.shift();
    if (cut === 0) {
      requests.push({ url, headers: request.headers, status: 0 });
      response.destroy();
      return;
    }
    answer(partial ? 206 : 200, {
      "content-type": type,
      "content-length": content.size - from,
      "accept-ranges": "bytes",
      etag,
      ...(partial && { "content-range": `bytes ${from}-${content.size - 1}/${content.size}` }),
    });
    const end = Math.min(content.size, from + (cut ?? Number.POSITIVE_INFINITY));
    for (let at = from; at < end; at += piece) {
      const bytes = await content.slice(at, Math.min(end, at + piece));
      if (!response.write(bytes)) await drained(response);
      if (response.destroyed) return;
    }
    if (end === content.size) response.end();
    // What was written leaves before the connection is cut; how much of it the other side had read by then is its affair.
    else response.socket?.destroySoon();
  }

  return blobs;
}

function rangeStart(headers: IncomingHttpHeaders, etag: string): number | undefined {
  const start = /^bytes=(\d+)-$/.exec(headers.range ?? "")?.[1];
  const same = headers["if-range"] === undefined || headers["if-range"] === etag;
  return start !== undefined && same ? Number(start) : undefined;
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      response.off("drain", done);
      response.off("close", done);
      resolve();
    };
    response.once("drain", done);
    response.once("close", done);
  });
}
