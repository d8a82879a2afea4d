export { AddOnProblem, type InstallOptions, installAddOn } from "./addons/install.ts";
export { addOnFolder, type LocatedAddOn, locateAddOn } from "./addons/locate.ts";
export { type AddOn, addOns } from "./addons/table.ts";
export { diskCache } from "./cache/disk.ts";
export { memoryCache } from "./cache/memory.ts";
export { type DiskHostOptions, diskHost } from "./node/host.ts";
export { writeAtomically } from "./node/write.ts";
