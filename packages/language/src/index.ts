export * from "./agent/index.ts";
export * from "./syntax/index.ts";
