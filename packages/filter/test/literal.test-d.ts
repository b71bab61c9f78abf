import type { Expression, FilterArgument, FilterLiteral, InvalidFilter } from "../src/index.ts";

declare const fields: {
  readonly status: { readonly type: "string"; readonly enum: readonly ["PENDING", "COMPLETED", "FAILED"] };
  readonly create_time: { readonly type: "string"; readonly format: "date-time" };
  readonly external_id: { readonly type: "string" };
  readonly turns: { readonly type: "integer" };
  readonly score: { readonly type: "number" };
  readonly has_audio: { readonly type: "boolean" };
  readonly "metadata.*": Record<never, never>;
};
type Fields = typeof fields;

type Equal<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
const same = <One, Other>(_: Equal<One, Other>): void => {};

// As a generated client declares a method.
interface Conversations {
  list<const Filter extends string>(params?: {
    readonly page_size?: number;
    readonly filter?: FilterArgument<Filter, Fields>;
    readonly order_by?: "create_time" | "-create_time";
  }): Promise<void>;
}
declare const conversations: Conversations;
declare const expression: Expression;
declare const text: string;

// Nothing is asked of what is no literal.
conversations.list();
conversations.list({});
conversations.list({ page_size: 20 });
conversations.list({ filter: text });
conversations.list({ filter: expression });
conversations.list({ filter: Math.random() > 0.5 ? text : expression });
declare const stored: { filter?: string };
conversations.list(stored);
conversations.list({ ...stored, page_size: 20 });
// @ts-expect-error a filter that is undefined is not a filter that is absent
conversations.list({ filter: undefined });
// @ts-expect-error no text and no expression
conversations.list({ filter: 42 });
// @ts-expect-error what stands beside a filter is checked as ever
conversations.list({ filter: "status=FAILED", order_by: "status" });

// Right as they are.
conversations.list({ filter: "" });
conversations.list({ filter: "status=COMPLETED" });
conversations.list({ filter: 'status != "FAILED"' });
conversations.list({ filter: '  create_time>="2025-11-01T00:00:00Z"  ' });
conversations.list({ filter: 'create_time<"2024-02-29T23:59:59.123456789+05:30"' });
conversations.list({ filter: 'create_time<"2016-12-31T23:59:60Z"' });
conversations.list({ filter: "external_id=external-call-abc AND turns>=2 AND score<0.5 AND has_audio=true" });
conversations.list({ filter: 'metadata.campaign="q4 \\"support\\"" OR metadata.a.b!=""' });
conversations.list({ filter: "((status=FAILED OR status=PENDING) AND (turns=1))OR(turns>-3)" });
conversations.list({
  filter: `status=FAILED
    AND create_time>"2025-11-01T00:00:00Z"`,
});
// Two readings and no reading are warnings at run time, and no errors.
conversations.list({ filter: "status=FAILED AND turns=1 OR turns=2" });
conversations.list({ filter: "status=FAILED AND status=PENDING" });

// What is unknown.
// @ts-expect-error field "stats" is unknown; did you mean status?
conversations.list({ filter: "stats=FAILED" });
// @ts-expect-error field "region" is unknown; fields: …
conversations.list({ filter: "region=eu" });
// @ts-expect-error field "metadta.campaign" is unknown; did you mean metadata.campaign?
conversations.list({ filter: "metadta.campaign=q4" });
// @ts-expect-error field "metadata" is unknown
conversations.list({ filter: "metadata=q4" });
// @ts-expect-error status "COMPLETD" is unknown; did you mean COMPLETED?
conversations.list({ filter: "status=COMPLETD" });
// @ts-expect-error status "completed" is unknown; did you mean COMPLETED?
conversations.list({ filter: "status=completed" });
// @ts-expect-error status "DONE" is unknown; values: …
conversations.list({ filter: 'turns=1 AND status="DONE"' });

// What has no meaning.
// @ts-expect-error status has no order for > to compare
conversations.list({ filter: "status>FAILED" });
// @ts-expect-error has_audio has no order for <= to compare
conversations.list({ filter: "has_audio<=true" });
// @ts-expect-error not a boolean
conversations.list({ filter: "has_audio=yes" });
// @ts-expect-error not an integer
conversations.list({ filter: "turns=1.5" });
// @ts-expect-error not a number
conversations.list({ filter: "score>high" });
// @ts-expect-error not a timestamp: only a date
conversations.list({ filter: 'create_time>"2025-11-01"' });
// @ts-expect-error not a timestamp: February has no 30th
conversations.list({ filter: 'create_time>"2025-02-30T00:00:00Z"' });
// @ts-expect-error not a timestamp: no leap year
conversations.list({ filter: 'create_time>"1900-02-29T00:00:00Z"' });
// @ts-expect-error not a timestamp: no 31st of June
conversations.list({ filter: 'create_time>"2025-06-31T00:00:00Z"' });
// @ts-expect-error not a timestamp: no 24th hour
conversations.list({ filter: 'create_time>"2025-11-01T24:00:00Z"' });
// @ts-expect-error not a timestamp: no zone
conversations.list({ filter: 'create_time>"2025-11-01T00:00:00"' });

// What is no filter.
// @ts-expect-error this must be in capitals
conversations.list({ filter: "turns=1 and turns=2" });
// @ts-expect-error this must be in capitals
conversations.list({ filter: "turns=1 or turns=2" });
// @ts-expect-error single quotes do not quote
conversations.list({ filter: "external_id='abc'" });
// @ts-expect-error curly quotes do not quote
conversations.list({ filter: "external_id=“abc”" });
// @ts-expect-error no such operator: ==
conversations.list({ filter: "turns==1" });
// @ts-expect-error no such operator: :
conversations.list({ filter: "turns:1" });
// @ts-expect-error no such operator: =>
conversations.list({ filter: "turns=>1" });
// @ts-expect-error there is no NOT
conversations.list({ filter: "NOT turns=1" });
// @ts-expect-error there is no NOT, nor its short form
conversations.list({ filter: "-turns=1" });
// @ts-expect-error this quote is never closed
conversations.list({ filter: 'external_id="abc' });
// @ts-expect-error no such escape
conversations.list({ filter: 'external_id="a\\nb"' });
// @ts-expect-error a control character
conversations.list({ filter: 'external_id="a\tb"' });
// @ts-expect-error a value is missing
conversations.list({ filter: "turns=" });
// @ts-expect-error an operator is missing
conversations.list({ filter: "turns" });
// @ts-expect-error a comparison is missing
conversations.list({ filter: "turns=1 AND ()" });
// @ts-expect-error nothing follows AND
conversations.list({ filter: "turns=1 AND" });
// @ts-expect-error nothing follows OR
conversations.list({ filter: "turns=1 OR " });
// @ts-expect-error AND or OR is missing
conversations.list({ filter: 'external_id="abc" turns=2' });
// @ts-expect-error a space is missing after the quote
conversations.list({ filter: 'external_id="abc"AND turns=2' });
// @ts-expect-error a timestamp needs double quotes
conversations.list({ filter: "create_time>2025-11-01T00:00:00Z" });
// @ts-expect-error a value with spaces needs double quotes
conversations.list({ filter: "external_id=two words" });
// @ts-expect-error a value with a comma needs double quotes
conversations.list({ filter: "external_id=a,b" });
// @ts-expect-error the parenthesis is never closed
conversations.list({ filter: "(turns=1" });
// @ts-expect-error the parenthesis closes nothing
conversations.list({ filter: "turns=1)" });
// @ts-expect-error parentheses go too deep
conversations.list({ filter: "(((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((turns=1" });
// @ts-expect-error "status" is in quotes
conversations.list({ filter: '"status"=FAILED' });

// Literals that come from elsewhere.
const right = "status=FAILED";
conversations.list({ filter: right });
const wrong = "status=FALED";
// @ts-expect-error status "FALED" is unknown; did you mean FAILED?
conversations.list({ filter: wrong });
declare const both: "status=FAILED" | "status=PENDING";
conversations.list({ filter: both });
declare const one: "status=FAILED" | "status=PENDIN";
// @ts-expect-error one member of the union is wrong
conversations.list({ filter: one });
declare const status: "FAILED" | "PENDING";
conversations.list({ filter: `status=${status}` });
declare const state: "FAILED" | "PAUSED";
// @ts-expect-error one of the texts that the template stands for is wrong
conversations.list({ filter: `status=${state}` });
// @ts-expect-error interpolating a raw string
conversations.list({ filter: `external_id=${text}` });
// @ts-expect-error interpolating a raw string, in quotes
conversations.list({ filter: `external_id="${text}" AND turns=1` });
// @ts-expect-error interpolating any number
conversations.list({ filter: `turns=${Math.random()}` });

// The type itself.
same<FilterLiteral<string, Fields>, string>(true);
same<FilterLiteral<"status=FAILED", Fields>, "status=FAILED">(true);
same<
  FilterLiteral<"status=COMPLETD", Fields>,
  'status "COMPLETD" is unknown; did you mean COMPLETED?' & InvalidFilter
>(true);
same<FilterLiteral<"turns=1 and turns=2", Fields>, "this must be in capitals; write AND" & InvalidFilter>(
  true,
);
same<
  FilterLiteral<`status=${string}`, Fields>,
  "interpolating a raw string; use the filter`…` tag, which quotes and escapes it" & InvalidFilter
>(true);
// An error of syntax comes before one of meaning, wherever it is.
same<
  FilterLiteral<"status=COMPLETD AND turns=1 AND", Fields>,
  "nothing follows AND; write a comparison after it" & InvalidFilter
>(true);
// Of errors of meaning, the first.
same<
  FilterLiteral<"turns=x AND status=COMPLETD", Fields>,
  'turns "x" is not an integer; write one such as 42' & InvalidFilter
>(true);

// The documented size: at 700 characters a literal is checked, and past it let pass.
type Repeat<
  Text extends string,
  Times extends number,
  Done extends readonly unknown[] = [],
  All extends string = "",
> = Done["length"] extends Times ? All : Repeat<Text, Times, [...Done, unknown], `${All}${Text}`>;
same<FilterLiteral<`turns=${Repeat<"9", 694>}`, Fields>, `turns=${Repeat<"9", 694>}`>(true);
same<FilterLiteral<`trns=1${Repeat<" ", 694>}`, Fields>, `trns=1${Repeat<" ", 694>}`>(false);
same<FilterLiteral<`trns=1${Repeat<" ", 695>}`, Fields>, `trns=1${Repeat<" ", 695>}`>(true);
// As many comparisons, in as many groups, as there is room for.
type Groups = `${Repeat<"( turns = 1 ) OR", 43>} turns=1`;
same<FilterLiteral<Groups, Fields>, Groups>(true);
