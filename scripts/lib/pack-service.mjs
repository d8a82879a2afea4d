import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { serviceSources } from "../../packages/compiler/src/node/service-sources.ts";

/** The Python service for our bundles: `agent-service.br`. The same sources give the same bytes. */
export function packService() {
  const folder = fileURLToPath(new URL("../../packages/compiler/python", import.meta.url));
  const bytes = Buffer.from(JSON.stringify(serviceSources(folder)));
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
