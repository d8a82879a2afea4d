/** The part of a plugin's host that these tools use. Types alone: nothing of this file goes into the plugin. */
export interface Host {
  /** An embedded resource by name: text as it is, JSON parsed. */
  resource(name: string): unknown;
}
