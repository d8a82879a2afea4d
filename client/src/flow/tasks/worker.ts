/** `supabase/flows/process-order.ts` is worked by `process-order-worker`, unless a setting names another. */
export function workerOf(flowPath: string, named: string): string {
  if (named.trim() !== "") return named.trim();
  const base = flowPath.slice(flowPath.lastIndexOf("/") + 1);
  return `${base.replace(/\.[cm]?[jt]sx?$/i, "")}-worker`;
}

/** The folder in which `supabase` commands run: the one that holds `supabase/`, for a file below that. */
export function supabaseRootOf(flowPath: string): string | undefined {
  const at = flowPath.lastIndexOf("/supabase/");
  return at === -1 ? undefined : flowPath.slice(0, at) || "/";
}

/** Where a worker is started by a request: the base of all functions, and its name. */
export function workerUrl(functionsUrl: string, worker: string): string {
  return `${functionsUrl.replace(/\/+$/, "")}/${encodeURIComponent(worker)}`;
}
