import { getJson, type Host } from "./host.ts";
import { fullName, type Person } from "./names.ts";

interface WorksAnswer {
  message?: { items?: { title?: string[]; DOI: string; author?: Person[]; issued?: { "date-parts"?: number[][] } }[] };
}

export default async function findWorks({ question, since }: { question: string; since?: number }, host: Host) {
  const url = new URL("https://api.crossref.org/works");
  url.searchParams.set("query", question);
  url.searchParams.set("rows", "10");
  if (since !== undefined) url.searchParams.set("filter", `from-pub-date:${since}`);
  const { message } = (await getJson(host, url)) as WorksAnswer;
  return (message?.items ?? []).map(work => ({
    title: work.title?.[0] ?? "Untitled",
    year: work.issued?.["date-parts"]?.[0]?.[0],
    authors: (work.author ?? []).map(fullName),
    doi: work.DOI,
  }));
}
