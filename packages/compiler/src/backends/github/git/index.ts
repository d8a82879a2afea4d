export { Git, GitFailed } from "./git.ts";
export { findRepository, type Repository, type Wishes } from "./repository.ts";
export { type FoundSecret, findSecrets, secretsSentence } from "./secrets.ts";
export { type Snapshot, type StaleRef, staleMs, staleSnapshots, uploadSnapshot } from "./snapshot.ts";
export { type GitSourceOptions, gitSource, type Upload } from "./source.ts";
