/**
 * Hosts of the services that format 1 knows, as their API references name them. A provider's key may go to these even
 * if the config allows every public host and lists none.
 */
export const providerHosts: Readonly<Record<string, readonly string[]>> = {
  openai: ["api.openai.com"],
  anthropic: ["api.anthropic.com"],
  google: ["generativelanguage.googleapis.com"],
  cerebras: ["api.cerebras.ai"],
  deepseek: ["api.deepseek.com"],
  github: ["api.github.com"],
  slack: ["slack.com", "hooks.slack.com"],
  discord: ["discord.com"],
  notion: ["api.notion.com"],
  airtable: ["api.airtable.com"],
  zapier: ["hooks.zapier.com"],
};
