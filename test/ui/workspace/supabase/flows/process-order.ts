import { Flow } from "@pgflow/dsl";

interface Order {
  readonly id: string;
}

export const ProcessOrder = new Flow<Order>({ slug: "processOrder", maxAttempts: 3 })
  .step({ slug: "fetch", timeout: 30 }, order => ({ order }))
  .array({ slug: "items", dependsOn: ["fetch"] }, () => [1, 2, 3])
  .map({ slug: "price", array: "items" }, item => item)
  .step({ slug: "close", dependsOn: ["price", "fetch"] }, () => ({ ok: true }));
