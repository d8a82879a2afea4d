/**
 * The one source of the config format. A spec is plain data: TypeScript types are inferred from it, the validator
 * walks it, the JSON Schema and the field tables of the docs are printed from it, completion and hover read it.
 */
export type Spec =
  | TextSpec
  | NumberSpec
  | BooleanSpec
  | ChoiceSpec
  | ListSpec
  | ObjectSpec
  | MapSpec
  | AnySpec
  | RefSpec;

interface SpecBase {
  /** One plain sentence or two, Markdown: hover, JSON Schema and docs show it. */
  readonly doc: string;
  /** What applies where the field is absent. */
  readonly default?: string | number | boolean;
  readonly examples?: readonly (string | number | boolean)[];
}

export interface TextSpec extends SpecBase {
  readonly kind: "text";
  readonly min?: number;
  readonly max?: number;
  /** A named format; each has one test function and one sentence. */
  readonly format?: TextFormat;
  /** Offers a wider hint to completion: a path, a secret, a slug of a flow. */
  readonly role?: "path" | "agent-path" | "secret" | "flow" | "code" | "template" | "host";
}

export type TextFormat =
  | "semver"
  | "did-or-uuid"
  | "agent-urn"
  | "url"
  | "identifier"
  | "host-pattern"
  | "secret-reference"
  | "regex"
  | "python-requirement";

export interface NumberSpec extends SpecBase {
  readonly kind: "number";
  readonly integer?: boolean;
  readonly min?: number;
  readonly max?: number;
  readonly above?: number;
}

export interface BooleanSpec extends SpecBase {
  readonly kind: "boolean";
}

export interface ChoiceSpec extends SpecBase {
  readonly kind: "choice";
  /** Value -> what it means. */
  readonly values: Readonly<Record<string, string>>;
}

export interface ListSpec extends SpecBase {
  readonly kind: "list";
  readonly of: Spec;
  readonly min?: number;
  readonly max?: number;
  readonly unique?: boolean;
}

export interface ObjectSpec extends SpecBase {
  readonly kind: "object";
  readonly fields: Readonly<Record<string, Spec>>;
  readonly required?: readonly string[];
  /** Exactly one of these must be there. */
  readonly oneOf?: readonly string[];
}

/** Any key -> one kind of value. */
export interface MapSpec extends SpecBase {
  readonly kind: "map";
  readonly of: Spec;
  /** Keys that completion offers. */
  readonly keys?: Readonly<Record<string, string>>;
}

/** Any JSON value. */
export interface AnySpec extends SpecBase {
  readonly kind: "any";
}

/** A shape that contains itself: `to` names it in `definitions` (definitions.ts); `resolveSpec` follows it. */
export interface RefSpec extends SpecBase {
  readonly kind: "ref";
  readonly to: "value";
}
