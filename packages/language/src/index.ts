export * from "./agent/index.ts";
export * from "./project/index.ts";
export * from "./syntax/index.ts";
