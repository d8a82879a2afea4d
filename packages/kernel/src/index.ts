export { assemblePlugin } from "./assemble.ts";
export { checkKernel } from "./check.ts";
export { guestDigest } from "./guest.generated.ts";
export { type KernelInfo, kernelInfo } from "./info.ts";
export { toolModule } from "./inline.ts";
export type {
  HttpDeclaration,
  PluginLimits,
  PluginModule,
  PluginParts,
  PluginResource,
  PluginTool,
} from "./parts.ts";
