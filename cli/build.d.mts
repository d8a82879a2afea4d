import type { Metafile, Plugin } from "esbuild";

/** Writes the command as one file. */
export function buildWorkflowCli(options: { outfile: string; plugins?: Plugin[] }): Promise<Metafile>;
