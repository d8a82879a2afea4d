export { makeNodeHost, type NodeHostOptions } from "./host.ts";
export { type IsolatedOptions, runIsolated } from "./isolated.ts";
export { type Resolver, systemResolver } from "./lookup.ts";
export { environmentSecret } from "./secrets.ts";
export { nodeSender, type SenderOptions } from "./send.ts";
