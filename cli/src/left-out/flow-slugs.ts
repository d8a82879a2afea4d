/** Stands in for the names of a workspace's flows: they are not known, so nothing is said of a config that names one. */
export class FlowSlugs {
  async lookFor(): Promise<void> {}

  of(): "unknown" {
    return "unknown";
  }
}
