/** View type of the panels that preview a config; also the name by which the editor brings them back. */
export const agentViewType = "agentwright.agentPreview";

/** View type of the panels that show the graph of flows; also the name by which the editor brings them back. */
export const flowViewType = "agentwright.flowGraph";
