export * from "./syntax/lines.ts";
