import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import type { Hub } from "../api/hub.ts";
import { fetchSigned, piecesOf } from "../api/signed.ts";
import { RemoteProblem } from "../problem.ts";
import type { Artifact } from "./pick.ts";
import { writePiece } from "./piece.ts";

/** Bytes that an artifact may have. */
const most = 2 * 1024 ** 3;
/** Connections in a row that may bring nothing. */
const barren = 5;

/**
 * Writes an artifact to a new file, never holding more than a piece of it. A connection that breaks is followed by another
 * one from the same byte on; if the object behind the address is another by then, from the start. The digest that the
 * server told is compared in the end. Throws a RemoteProblem; then the file is of no use.
 */
export async function download(hub: Hub, artifact: Artifact, file: string, signal?: AbortSignal): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    const sha256 = await fill(hub, artifact, handle, signal);
    const told = artifact.digest;
    if (told === null || told === undefined) {
      hub.log(
        "warn",
        "This server tells no digest of artifacts; the bundle's own list is all there is to compare with.",
      );
    } else if (told !== `sha256:${sha256}`) {
      throw new RemoteProblem(
        "artifact-bad",
        "What was downloaded is not what the run made: its digest is another one. Compile again.",
        { retry: true },
      );
    }
  } finally {
    await handle.close();
  }
}

/** Answers the SHA-256 (hex) of all that was written. */
async function fill(
  hub: Hub,
  artifact: Artifact,
  handle: FileHandle,
  signal: AbortSignal | undefined,
): Promise<string> {
  let hash = createHash("sha256");
  let at = 0;
  let etag: string | undefined;
  for (let fruitless = 0; ; ) {
    const before = at;
    try {
      const ranged: Record<string, string> =
        at > 0 ? { range: `bytes=${at}-`, ...(etag !== undefined && { "if-range": etag }) } : {};
      const answer = await fetchSigned(hub, () => address(hub, artifact, signal), signal, ranged);
      if (answer.status !== 206 || startOf(answer) !== at) {
        hash = createHash("sha256");
        at = 0;
        await handle.truncate(0);
        if (answer.status === 206) throw moved();
      }
      etag = strong(answer.headers.get("etag"));
      for await (const piece of piecesOf(hub, answer, signal)) {
        if (at + piece.length > most) throw tooLarge();
        hash.update(piece);
        at += await writePiece(handle, piece, at);
      }
      const whole = sizeOf(answer, before);
      if (whole === undefined || at >= whole) return hash.digest("hex");
      throw new RemoteProblem("offline", "The download broke off. Try again in a while.", { retry: true });
    } catch (error) {
      if (!(error instanceof RemoteProblem) || !error.unheard) throw error;
      fruitless = at > before ? 0 : fruitless + 1;
      if (fruitless >= barren) throw error;
      const mb = (at / 1024 / 1024).toFixed(1);
      hub.log("warn", `The download was interrupted after ${mb} MB; going on from there.`);
      await hub.clock.sleep(Math.min(10_000, 500 * 2 ** fruitless), signal);
    }
  }
}

/** A new one each time: it works once, and for a minute. */
async function address(hub: Hub, { id }: Artifact, signal: AbortSignal | undefined): Promise<string> {
  const { headers } = await hub.ask(
    "read artifacts",
    (octokit, extra) =>
      octokit.rest.actions.downloadArtifact({ ...hub.repo, artifact_id: id, archive_format: "zip", ...extra }),
    { signal, redirect: "manual" },
  );
  return String(headers.location ?? "");
}

function startOf(answer: Response): number {
  return answer.status === 206 ? Number(/^bytes (\d+)-/.exec(answer.headers.get("content-range") ?? "")?.[1]) : 0;
}

/** Bytes of the whole object. */
function sizeOf(answer: Response, from: number): number | undefined {
  const total = /\/(\d+)$/.exec(answer.headers.get("content-range") ?? "")?.[1];
  if (total !== undefined) return Number(total);
  const length = answer.headers.get("content-length");
  return length === null ? undefined : Number(length) + (answer.status === 206 ? from : 0);
}

/** A weak one says nothing about bytes. */
function strong(etag: string | null): string | undefined {
  return etag === null || etag.startsWith("W/") ? undefined : etag;
}

function moved(): RemoteProblem {
  return new RemoteProblem("offline", "The storage answered another part than was asked for.", { retry: true });
}

function tooLarge(): RemoteProblem {
  return new RemoteProblem(
    "artifact-bad",
    "What the run made has more than 2 GB, which no bundle has. Look at its workflow.",
  );
}
