import { getJson, type Host } from "./host.ts";

interface SearchAnswer {
  query?: { search?: { title: string; snippet: string; timestamp: string }[] };
}

export default async function findArticles({ question, most }: { question: string; most: number }, host: Host) {
  const url = new URL("https://en.wikipedia.org/w/api.php");
  url.search = new URLSearchParams({
    action: "query",
    list: "search",
    format: "json",
    srsearch: question,
    srlimit: String(most),
  }).toString();
  const { query } = (await getJson(host, url)) as SearchAnswer;
  return (query?.search ?? []).map(({ title, snippet, timestamp }) => ({
    title,
    passage: plainText(snippet),
    edited: timestamp.slice(0, 10),
  }));
}

function plainText(html: string): string {
  return html
    .replace(/<[^>]+>/g, "")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
