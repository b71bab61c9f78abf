/**
 * Stands in for the `typescript` module below openapi-typescript, which builds its output with the compiler's node
 * factory and prints it with the compiler's printer: of 9 MB of compiler that is what it uses. Every name below is
 * the compiler's, and what is printed is the same text; what is not here is an error that says its name.
 */
import { commentLines, quoted } from "./type-source.ts";

type Node = Readonly<{
  kind: string;
  /** The text of an identifier or a literal. */
  text?: string;
  escapedText?: string;
  literal?: Node;
  name?: Node;
  questionToken?: Node | undefined;
  /** The node as source, whose lines after the first are indented by `indent`. */
  print: (indent: string) => string;
}> & { comments?: string[]; members?: readonly Node[] };

const unknown = (name: string): Error =>
  new Error(`openapi-typescript uses ${name} of TypeScript, which type-printer.ts does not have.`);

const STEP = "    ";
const KEYWORDS: Readonly<Record<string, string>> = {
  BooleanKeyword: "boolean",
  ExportKeyword: "export",
  NeverKeyword: "never",
  NumberKeyword: "number",
  QuestionToken: "?",
  ReadonlyKeyword: "readonly",
  StringKeyword: "string",
  UndefinedKeyword: "undefined",
  UnknownKeyword: "unknown",
};
const TYPES = new Set(["TypeReference", "TypeLiteral", "LiteralType", "UnionType", "IntersectionType"]);
for (const kind of ["ArrayType", "TupleType", "RestType", "IndexedAccessType"]) TYPES.add(kind);

const word = (kind: string, text: string): Node => ({ kind, print: () => text });
const keyword = (kind: string): Node => {
  const text = KEYWORDS[kind];
  if (text === undefined) throw unknown(kind);
  return word(kind, text);
};
const identifier = (text: string): Node => ({
  kind: "Identifier",
  text,
  escapedText: text,
  print: () => text,
});
const named = (name: string | Node): Node => (typeof name === "string" ? identifier(name) : name);
const modifiersOf = (modifiers: readonly Node[] = []): string =>
  modifiers.map((modifier) => `${modifier.print("")} `).join("");

const commentsOf = ({ comments = [] }: Node, indent: string): string =>
  comments.map((comment) => `${commentLines(comment, indent)}\n${indent}`).join("");

/** Members or elements, each on lines of its own. */
const block = (
  open: string,
  close: string,
  nodes: readonly Node[],
  separator: string,
  indent: string,
): string => {
  const inner = indent + STEP;
  const lines = nodes.map((node) => `${inner}${commentsOf(node, inner)}${node.print(inner)}`);
  return lines.length > 0 ? `${open}\n${lines.join(`${separator}\n`)}\n${indent}${close}` : open + close;
};

const joined = (kind: string, separator: string, types: readonly Node[]): Node => ({
  kind,
  print: (indent) => types.map((type) => within(type, indent)).join(separator),
});

/** A type where it would read otherwise without parentheses. */
const within = (type: Node, indent: string): string => {
  const text = type.print(indent);
  return type.kind === "UnionType" || type.kind === "IntersectionType" ? `(${text})` : text;
};

const factory = {
  createToken: keyword,
  createModifier: keyword,
  createKeywordTypeNode: keyword,
  createTrue: () => word("TrueKeyword", "true"),
  createFalse: () => word("FalseKeyword", "false"),
  createNull: () => word("NullKeyword", "null"),
  createIdentifier: identifier,
  createNodeArray: (nodes: readonly Node[]) => nodes,
  createStringLiteral: (text: string): Node => ({ kind: "StringLiteral", text, print: () => quoted(text) }),
  createNumericLiteral: (value: string | number): Node => ({
    kind: "NumericLiteral",
    text: `${value}`,
    print: () => `${value}`,
  }),
  createPrefixUnaryExpression: (_minus: string, operand: Node): Node => ({
    kind: "PrefixUnaryExpression",
    print: (indent) => `-${operand.print(indent)}`,
  }),
  createLiteralTypeNode: (literal: Node): Node => ({ kind: "LiteralType", literal, print: literal.print }),
  createTypeReferenceNode: (name: string | Node, types?: readonly Node[]): Node => ({
    kind: "TypeReference",
    print: (indent) =>
      named(name).print(indent) +
      (types?.length ? `<${types.map((type) => type.print(indent)).join(", ")}>` : ""),
  }),
  createArrayTypeNode: (element: Node): Node => ({
    kind: "ArrayType",
    print: (indent) => `${within(element, indent)}[]`,
  }),
  createRestTypeNode: (type: Node): Node => ({
    kind: "RestType",
    print: (indent) => `...${type.print(indent)}`,
  }),
  createTupleTypeNode: (elements: readonly Node[]): Node => ({
    kind: "TupleType",
    print: (indent) => block("[", "]", elements, ",", indent),
  }),
  createIndexedAccessTypeNode: (object: Node, index: Node): Node => ({
    kind: "IndexedAccessType",
    print: (indent) => `${within(object, indent)}[${index.print(indent)}]`,
  }),
  createUnionTypeNode: (types: readonly Node[]) => joined("UnionType", " | ", types),
  createIntersectionTypeNode: (types: readonly Node[]) => joined("IntersectionType", " & ", types),
  createTypeLiteralNode: (members: readonly Node[]): Node => ({
    kind: "TypeLiteral",
    members,
    print: (indent) => block("{", "}", members, "", indent),
  }),
  createPropertySignature: (
    modifiers: readonly Node[] | undefined,
    name: Node,
    questionToken: Node | undefined,
    type: Node,
  ): Node => ({
    kind: "PropertySignature",
    name,
    questionToken,
    print: (indent) =>
      `${modifiersOf(modifiers)}${name.print(indent)}${questionToken ? "?" : ""}: ${type.print(indent)};`,
  }),
  createParameterDeclaration: (
    _modifiers: undefined,
    _dots: undefined,
    name: string | Node,
    _token: undefined,
    type: Node,
  ): Node => ({
    kind: "Parameter",
    print: (indent) => `${named(name).print(indent)}: ${type.print(indent)}`,
  }),
  createIndexSignature: (
    modifiers: readonly Node[] | undefined,
    parameters: readonly Node[],
    type: Node,
  ): Node => ({
    kind: "IndexSignature",
    print: (indent) =>
      `${modifiersOf(modifiers)}[${parameters.map((each) => each.print(indent)).join(", ")}]: ${type.print(indent)};`,
  }),
  createTypeAliasDeclaration: (
    modifiers: readonly Node[],
    name: string | Node,
    _types: undefined,
    type: Node,
  ): Node => ({
    kind: "TypeAliasDeclaration",
    name: named(name),
    print: (indent) => `${modifiersOf(modifiers)}type ${named(name).print(indent)} = ${type.print(indent)};`,
  }),
  createInterfaceDeclaration(
    modifiers: readonly Node[],
    name: string | Node,
    _types: undefined,
    _heritage: undefined,
    members: readonly Node[],
  ): Node {
    const declaration: Node = {
      kind: "InterfaceDeclaration",
      name: named(name),
      // openapi-typescript adds members later.
      members,
      print: (indent) =>
        `${modifiersOf(modifiers)}interface ${named(name).print(indent)} ${block("{", "}", declaration.members ?? [], "", indent)}`,
    };
    return declaration;
  },
};

/** The one helper that openapi-typescript parses from source, and how it is printed. */
const HELPERS: Readonly<Record<string, { name: string; printed: string }>> = {
  "type WithRequired<T, K extends keyof T> = T & { [P in K]-?: T[P] };": {
    name: "WithRequired",
    printed: "type WithRequired<T, K extends keyof T> = T & {\n    [P in K]-?: T[P];\n};",
  },
};

const parsed = (source: string): { statements: readonly Node[] } => {
  if (source === "") return { statements: [] };
  const helper = HELPERS[source];
  if (!helper) throw unknown(source);
  const print = () => helper.printed;
  return { statements: [{ kind: "TypeAliasDeclaration", name: identifier(helper.name), print }] };
};

/** What is not here is an error that says its name, not `undefined`. */
const complete = <T extends object>(known: T): T =>
  new Proxy(known, {
    get(target, name) {
      if (name in target) return Reflect.get(target, name);
      throw unknown(String(name));
    },
  });

const printer = complete({
  factory: complete(factory),
  // A kind is its own name.
  SyntaxKind: new Proxy<Record<string, string>>({}, { get: (_, name) => String(name) }),
  ScriptTarget: { ESNext: 99 },
  ScriptKind: { TS: 3 },
  NewLineKind: { LineFeed: 1 },
  isTypeNode: ({ kind }: Node) => TYPES.has(kind) || (kind !== "Identifier" && kind in KEYWORDS),
  isTypeAliasDeclaration: ({ kind }: Node) => kind === "TypeAliasDeclaration",
  isInterfaceDeclaration: ({ kind }: Node) => kind === "InterfaceDeclaration",
  isTupleTypeNode: ({ kind }: Node) => kind === "TupleType",
  isArrayTypeNode: ({ kind }: Node) => kind === "ArrayType",
  addSyntheticLeadingComment(node: Node, _kind: string, text: string): Node {
    node.comments = [...(node.comments ?? []), text];
    return node;
  },
  createSourceFile: (_name: string, source: string) => parsed(source),
  createPrinter: () => ({
    printFile: ({ statements }: { statements: readonly Node[] }) =>
      statements.map((node) => `${commentsOf(node, "")}${node.print("")}\n`).join(""),
  }),
});

// openapi-typescript imports the compiler by its default export.
export { printer as default };
