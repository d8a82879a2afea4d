/** Writes `preview.js` and `preview.css` into a folder. */
export function buildPreview(options: { outdir: string; minify?: boolean; sourcemap?: boolean }): Promise<void>;
/** Writes `flow.js` and `flow.css` into a folder. */
export function buildFlowPage(options: { outdir: string; minify?: boolean; sourcemap?: boolean }): Promise<void>;
