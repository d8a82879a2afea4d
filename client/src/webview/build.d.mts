/** Writes `preview.js` and `preview.css` into a folder. */
export function buildPreview(options: { outdir: string; minify?: boolean; sourcemap?: boolean }): Promise<void>;
