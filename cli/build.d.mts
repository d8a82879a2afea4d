import type { Metafile, Plugin } from "esbuild";

/** Writes the command, `cli.js` and the folder `cli`. */
export function buildCommand(options: {
  outdir: string;
  minify?: boolean;
  sourcemap?: boolean;
  plugins?: Plugin[];
}): Promise<Metafile[]>;

/** Writes the command as one file. */
export function buildWorkflowCli(options: { outfile: string; plugins?: Plugin[] }): Promise<Metafile>;
