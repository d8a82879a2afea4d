export { sha256Hex as sha256 } from "@agentwright/runtime/digest";
