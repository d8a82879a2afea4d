import * as module from "node:module";
import { join } from "node:path";
import { cacheFolder } from "@agentwright/compiler/node/cache-folder";

// Node keeps the compiled form of our chunks from one run to the next: a third off the start of a process. Node 20 has
// no such cache and simply starts a little later.
module.enableCompileCache?.(join(cacheFolder(), "code"));
