import type { Plugin } from "esbuild";

export const parserOnly: Plugin;
export function parserText(source: string): string;
