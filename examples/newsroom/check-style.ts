interface Remark {
  sentence: number;
  remark: string;
}

const fillers = ["very", "really", "basically", "actually", "just", "in order to"];
/** A form of "to be" and a participle; some words only look like one. */
const passive = /\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?(?!open|often|even|seven|red\b|indeed)\w+(?:ed|en)\b/i;

export default async function checkStyle(input: { text: string; longest: number }): Promise<Remark[]> {
  const sentences = input.text.split(/(?<=[.!?])\s+/).filter(sentence => sentence.trim() !== "");
  return sentences.flatMap((sentence, index) =>
    remarks(sentence, input.longest).map(remark => ({ sentence: index + 1, remark })),
  );
}

function remarks(sentence: string, longest: number): string[] {
  const found: string[] = [];
  const words = sentence.split(/\s+/).length;
  if (words > longest) found.push(`It has ${words} words; split it.`);
  for (const filler of fillers) {
    if (new RegExp(`\\b${filler}\\b`, "i").test(sentence)) found.push(`Leave out “${filler}”.`);
  }
  if (passive.test(sentence)) found.push("Say who does it.");
  return found;
}
