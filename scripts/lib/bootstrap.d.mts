export const root: string;
export const nodeVersion: string;
export function cacheFolder(): string;
export function npm(args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv): string;
export function ensurePackages(): void;
export function ensureNode(): string;
export function fetchNode(version: string): string;
export function environment(node: string): NodeJS.ProcessEnv;
