export { linkedNames, linkedPattern } from "./linked.ts";
export { movePaths, pathMeant, resolvePath } from "./move-paths.ts";
export { isLocal, isPath, isSameName, type NameKind, type NameUse } from "./name.ts";
export { fixedName, nameProblem } from "./name-problem.ts";
export { projectSecrets } from "./project-secrets.ts";
export { type NewName, rewrite } from "./rewrite.ts";
export { type NamedDocument, useAt, usesAround, usesLike, usesOf } from "./uses.ts";
