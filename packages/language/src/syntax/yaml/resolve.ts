/** The kinds of values that a plain scalar can have. */
export type Plain = string | number | boolean | null;

const integer = /^[-+]?[0-9]+$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;

const words: ReadonlyMap<string, Plain> = new Map<string, Plain>([
  ["", null],
  ["~", null],
  ["null", null],
  ["Null", null],
  ["NULL", null],
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
  [".nan", Number.NaN],
  [".NaN", Number.NaN],
  [".NAN", Number.NaN],
  [".inf", Number.POSITIVE_INFINITY],
  [".Inf", Number.POSITIVE_INFINITY],
  [".INF", Number.POSITIVE_INFINITY],
  ["+.inf", Number.POSITIVE_INFINITY],
  ["+.Inf", Number.POSITIVE_INFINITY],
  ["+.INF", Number.POSITIVE_INFINITY],
  ["-.inf", Number.NEGATIVE_INFINITY],
  ["-.Inf", Number.NEGATIVE_INFINITY],
  ["-.INF", Number.NEGATIVE_INFINITY],
]);

/** The value of a plain scalar by the core schema (YAML 1.2.2, 10.3.2). */
export function resolvePlain(text: string): Plain {
  if (text.length <= 5) {
    const word = words.get(text);
    if (word !== undefined) return word;
  }
  const first = text.charCodeAt(0);
  // Digits, sign or dot: only they can begin a number.
  if ((first >= 48 && first <= 57) || first === 45 || first === 43 || first === 46) return resolveNumber(text);
  return text;
}

function resolveNumber(text: string): Plain {
  if (integer.test(text) || float.test(text)) return Number(text);
  if (/^0o[0-7]+$/.test(text) || /^0x[0-9a-fA-F]+$/.test(text)) return Number(text);
  return text;
}

/** The value of a scalar with a tag; tags that are none of the core schema's change nothing. */
export function resolveTagged(tag: string, text: string, value: Plain): Plain {
  switch (tag) {
    case "!":
    case "!!str":
    case "!<tag:yaml.org,2002:str>":
      return text;
    case "!!int":
    case "!!float":
    case "!!bool":
    case "!!null":
      return resolvePlain(text);
    default:
      return value;
  }
}
