import manifest from "../package.json" with { type: "json" };

/** The version of this command, of the extension and of the compiler: they are released together. */
export const version: string = manifest.version;
