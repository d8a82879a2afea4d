import { Flow } from "@pgflow/dsl";

export const Wait = new Flow<{ readonly id: string }>({ slug: "waitForIt" })
  .step({ slug: "ask" }, () => ({ asked: true }))
  .step({ slug: "tell", dependsOn: ["ask", "ask"] }, () => ({ told: true }));
