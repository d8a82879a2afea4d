/** As long as this, in milliseconds, may pass between two turns of others. */
const turn = 8;

/**
 * Runs steps to their end, with pauses in which requests and edits are heard. False if it was stopped: `isStopped` is
 * asked at the beginning and after each pause.
 */
export async function patiently(steps: Iterator<void>, isStopped: () => boolean): Promise<boolean> {
  if (isStopped()) return false;
  let since = performance.now();
  while (!steps.next().done) {
    if (performance.now() - since < turn) continue;
    await new Promise(resolve => setImmediate(resolve));
    if (isStopped()) return false;
    since = performance.now();
  }
  return true;
}
