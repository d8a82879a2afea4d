/** The kind under which editors fix all on save. */
export const fixAllKind = "source.fixAll.agentwright";
