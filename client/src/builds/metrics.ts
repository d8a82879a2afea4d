import type { BackendId, BuildRecord } from "@agentwright/protocol";

/** What a backend's builds came to; times in milliseconds. */
export interface BackendMetrics {
  readonly backend: BackendId;
  readonly builds: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly interrupted: number;
  /** Of those that succeeded. */
  readonly cached: number;
  /** Of those that were compiled anew and succeeded; absent: there is none. */
  readonly p50?: number;
  readonly p95?: number;
  readonly billableMinutes: number;
}

/** Milliseconds that nine and a half of ten builds should not exceed. */
export const slowMs: Readonly<Record<BackendId, number>> = {
  embedded: 1000,
  go: 30_000,
  github: 5 * 60_000,
  service: 60_000,
};

/** The least part of builds that should succeed, of those that succeed or fail. */
export const leastSuccess = 0.8;

/** Figures for each backend that was used; those without a backend failed before one was chosen and are left out. */
export function metricsOf(records: readonly BuildRecord[]): BackendMetrics[] {
  const order: readonly BackendId[] = ["embedded", "go", "github", "service"];
  return order.flatMap(backend => {
    const own = records.filter(record => record.backend === backend);
    if (own.length === 0) return [];
    const count = (status: BuildRecord["status"]) => own.filter(record => record.status === status).length;
    const fresh = own
      .filter(({ status, cached }) => status === "succeeded" && cached !== true)
      .flatMap(({ durationMs }) => durationMs ?? [])
      .sort((a, b) => a - b);
    const [p50, p95] = [percentile(fresh, 0.5), percentile(fresh, 0.95)];
    return [
      {
        backend,
        builds: own.length,
        succeeded: count("succeeded"),
        failed: count("failed"),
        cancelled: count("cancelled"),
        interrupted: count("interrupted"),
        cached: own.filter(({ cached }) => cached === true).length,
        ...(p50 !== undefined && { p50 }),
        ...(p95 !== undefined && { p95 }),
        billableMinutes: own.reduce((sum, { billableMinutes = 0 }) => sum + billableMinutes, 0),
      },
    ];
  });
}

/** The smallest value that this part of all values does not exceed (nearest rank). */
function percentile(sorted: readonly number[], part: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
}
