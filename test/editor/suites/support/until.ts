/** Milliseconds that something may take on a busy machine. */
const patienceMs = 30_000;

/**
 * Asks again and again until the answer is there, and gives it. A request that the editor cancels, as it does while
 * other extensions register their providers, is asked again too. Fails with what was waited for and the last error.
 */
export async function until<T>(
  what: string | (() => string),
  ask: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
  const end = Date.now() + patienceMs;
  let last: unknown;
  while (Date.now() < end) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  const missed = typeof what === "string" ? what : what();
  throw new Error(
    `waited in vain for ${missed}${last === undefined ? "" : `: ${last instanceof Error ? last.message : last}`}`,
  );
}
