import type { IsInstant } from "./instant.ts";
import type { BadValue, NoOrder, SyntaxHint, UnknownField, UnknownValue } from "./message.ts";
import type { Listed, ListOf, Nearest } from "./nearest.ts";
import type { IsInteger, IsNumber } from "./number.ts";
import type { Kind, NamesOf } from "./table.ts";
import type { Before, HasControl } from "./text.ts";

/** The error that `check` finds in one comparison, or "". */
export type Judge<Name extends string, Operator extends string, Value extends string, Table> = [
  Kind<Name, Table>,
] extends [never]
  ? Unknown<Name, NamesOf<Table>>
  : JudgeKind<Name, Operator, Value, Kind<Name, Table>>;

type JudgeKind<Name extends string, Operator extends string, Value extends string, Kind> = Kind extends "text"
  ? HasControl<Value> extends true
    ? SyntaxHint<"control-character">
    : ""
  : Kind extends "instant"
    ? IsInstant<Uppercase<Value>> extends true
      ? ""
      : BadValue<Name, Value, "instant">
    : Kind extends readonly string[]
      ? Operator extends "=" | "!="
        ? Value extends Kind[number]
          ? ""
          : UnknownValue<Name, Value, Nearest<Value, Kind>, Listed<Kind>>
        : NoOrder<Name, Operator>
      : Kind extends "integer"
        ? IsInteger<Value> extends true
          ? ""
          : BadValue<Name, Value, "integer">
        : Kind extends "number"
          ? IsNumber<Value> extends true
            ? ""
            : BadValue<Name, Value, "number">
          : Kind extends "boolean"
            ? Operator extends "=" | "!="
              ? Value extends "true" | "false"
                ? ""
                : BadValue<Name, Value, "boolean">
              : NoOrder<Name, Operator>
            : "";

type Unknown<Name extends string, Names> = UnknownField<
  Name,
  WithKey<Nearest<Name, ListOf<Candidate<Name, Names>>>>,
  Listed<ListOf<Names>>
>;

type WithKey<Name extends string> = Name extends `${infer Family}*` ? `${Family}<key>` : Name;

/** The names that may have been meant: of an open family, the one with the key that the name has. */
type Candidate<Name extends string, Names> = Names extends `${infer Family}*`
  ? Name extends `${string}.${infer Path}`
    ? `${Family}${Before<Path, ".">}`
    : Names
  : Names;
