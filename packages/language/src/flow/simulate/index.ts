export * from "./contains.ts";
export * from "./outcome.ts";
export * from "./retry.ts";
export { simulate } from "./simulate.ts";
