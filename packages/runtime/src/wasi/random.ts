/** Bytes that follow from a seed (xorshift32, G. Marsaglia 2003): never for secrets. */
export function seededBytes(seed: number): (target: Uint8Array) => void {
  let state = (seed ^ Math.floor(seed / 2 ** 32) ^ 0x9e3779b9) | 0 || 1;
  return target => {
    for (let at = 0; at < target.length; at++) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      target[at] = state >>> 24;
    }
  };
}
