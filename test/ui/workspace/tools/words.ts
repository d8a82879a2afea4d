export const urgentWords: readonly string[] = ["down", "outage", "urgent", "refund"];
