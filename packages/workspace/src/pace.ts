/** Milliseconds that long work may hold the process before it gives way. */
const longest = 8;

/** Gives way to other work: each call settles at once, or, when 8 ms have passed since the last pause, after one. */
export function pacer(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < longest) return undefined;
    return new Promise(resolve =>
      setImmediate(() => {
        since = performance.now();
        resolve();
      }),
    );
  };
}
