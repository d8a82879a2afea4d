/** How urgent a ticket is, by its subject. */
export default function classify({ subject }: { subject: string }): { urgency: string } {
  return { urgency: /\b(down|urgent|lost)\b/i.test(subject) ? "high" : "normal" };
}
