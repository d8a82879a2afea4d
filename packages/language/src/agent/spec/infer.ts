import type { Json } from "@agentwright/protocol";
import type {
  AnySpec,
  BooleanSpec,
  ChoiceSpec,
  ListSpec,
  MapSpec,
  NumberSpec,
  ObjectSpec,
  RefSpec,
  Spec,
  TextSpec,
} from "./types.ts";

/** The plain data that a spec describes; readonly all through, optional where a field is not required. */
export type Infer<S extends Spec> = S extends TextSpec
  ? string
  : S extends NumberSpec
    ? number
    : S extends BooleanSpec
      ? boolean
      : S extends ChoiceSpec
        ? keyof S["values"] & string
        : S extends ListSpec
          ? readonly Infer<S["of"]>[]
          : S extends ObjectSpec
            ? InferObject<S>
            : S extends MapSpec
              ? Readonly<Record<string, Infer<S["of"]>>>
              : S extends RefSpec
                ? ValueShape
                : S extends AnySpec
                  ? Json
                  : never;

type RequiredKeys<S extends ObjectSpec> = S["required"] extends readonly (infer K)[] ? K & keyof S["fields"] : never;

type InferObject<S extends ObjectSpec> = Flat<
  { readonly [K in RequiredKeys<S>]: Infer<S["fields"][K]> } & {
    readonly [K in Exclude<keyof S["fields"], RequiredKeys<S>>]?: Infer<S["fields"][K]>;
  }
>;

type Flat<T> = { [K in keyof T]: T[K] };

/** What `values.ts` describes; written out because it contains itself. */
export interface ValueShape {
  readonly type: "string" | "number" | "boolean" | "object" | "array";
  readonly description?: string;
  readonly required?: boolean;
  readonly enum?: readonly Json[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: ValueShape;
  readonly properties?: Readonly<Record<string, ValueShape>>;
}
