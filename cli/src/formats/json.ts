import type { Format } from "./index.ts";

/** The contract: an array of `{file, range, severity, code, message}`, zero-based, UTF-16. */
export const json: Format = findings =>
  JSON.stringify(
    findings.map(({ file, range, severity, code, message }) => ({ file, range, severity, code, message })),
    null,
    2,
  );
