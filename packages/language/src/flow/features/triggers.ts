/** Characters in a flow file that should make an editor ask for completion, beside letters. */
export const flowTriggers = ["'", '"', "[", ".", "{", ","] as const;
