import { workspaceRows } from "/work/main/scripts/bench/workspace.ts";
console.log(await workspaceRows());
