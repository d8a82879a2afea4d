import { Flow } from "@pgflow/dsl";
import { closing } from "./names.ts";

interface Order {
  readonly id: string;
}

export const ProcessOrder = new Flow<Order>({ slug: "processOrder", maxAttempts: 3 })
  .step({ slug: "fetch", timeout: 30 }, order => ({ order }))
  .array({ slug: "items", dependsOn: ["fetch"] }, deps => [deps.fetch])
  .map({ slug: "price", array: "items" }, item => item)
  .step({ slug: closing, dependsOn: ["price", "fetch"] }, ({ price, fetch: order }) => ({ price, order }))
  .step({ slug: "mail", dependsOn: ["close"] }, () => ({ sent: true }));
