/** Bytes for people: `12 bytes`, `626 KB`, `3.1 MB`; 1 KB is 1024 bytes, as in the lens and the log. */
export function sizeText(bytes: number, bytesPhrase: string, language?: string): string {
  if (bytes < 1024) return bytesPhrase.replace("{0}", String(bytes));
  const kib = bytes / 1024;
  const [value, unit] = Math.round(kib) < 1024 ? [kib, "KB"] : [kib / 1024, "MB"];
  const digits = unit === "MB" || value < 10 ? 1 : 0;
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })} ${unit}`;
}

/** A duration for people: `0.4 ms`, `12 ms`, `1.8 s`. */
export function timeText(ms: number, language?: string): string {
  if (ms >= 1000) return `${(ms / 1000).toLocaleString(language, { maximumFractionDigits: 1 })} s`;
  return `${ms.toLocaleString(language, { maximumFractionDigits: ms < 10 ? 1 : 0 })} ms`;
}

/** The first twelve digits of a digest: enough to tell two apart at a glance. */
export function shortDigest(sha256: string): string {
  return sha256.slice(0, 12);
}
