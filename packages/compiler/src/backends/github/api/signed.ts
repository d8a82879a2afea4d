import { RemoteCancelled, RemoteProblem } from "../problem.ts";
import type { Hub } from "./hub.ts";
import { unreachable } from "./refusals.ts";

/** Milliseconds until the first byte, and between two of them. */
const answerMs = 60_000;

/**
 * Fetches what lies behind a signed address: at another origin, without our token, and with an address that was made for
 * this very request, since it lives for a minute. The address is kept nowhere and shown to nobody.
 */
export async function fetchSigned(
  hub: Hub,
  address: () => Promise<string>,
  signal?: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const url = await address();
  if (!isSafe(url)) {
    throw new RemoteProblem("artifact-bad", "GitHub answered no address to download from. Compile again.", {
      retry: true,
    });
  }
  let answer: Response;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), answerMs);
  try {
    const all = signal ? AbortSignal.any([signal, late.signal]) : late.signal;
    answer = await hub.fetch(url, { headers: { ...headers }, credentials: "omit", signal: all });
  } catch (error) {
    if (signal?.aborted) throw new RemoteCancelled();
    throw unreachable(hub.place, withoutAddress(error));
  } finally {
    clearTimeout(timer);
  }
  if (answer.ok) return answer;
  await answer.body?.cancel();
  if (answer.status === 410) {
    throw new RemoteProblem("artifact-expired", "GitHub has deleted what this run made. Compile again.", {
      status: 410,
    });
  }
  // A signature that ran out, or a storage in trouble: the next address may do.
  const sentence = `The storage of GitHub answered ${answer.status}. Try again in a while.`;
  throw new RemoteProblem("offline", sentence, { retry: true, status: answer.status });
}

/** The bytes of an answer as they come. Throws a RemoteProblem (`offline`) if it breaks off or nothing comes any more. */
export async function* piecesOf(hub: Hub, answer: Response, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = answer.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const piece = await inTime(reader.read());
      if (piece.done) return;
      yield piece.value;
    }
  } catch (error) {
    if (signal?.aborted) throw new RemoteCancelled();
    throw unreachable(hub.place, withoutAddress(error));
  } finally {
    await reader.cancel().catch(() => {});
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("nothing came any more")), answerMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The token may not stand in it, but a signature does. */
function withoutAddress(error: unknown): Error {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const why = cause instanceof Error ? cause.message : String(cause);
  return new Error(why.replaceAll(/https?:\/\/\S+/g, "its storage"));
}

function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || hostname === "127.0.0.1" || hostname === "localhost";
}
