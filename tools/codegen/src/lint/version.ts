import type { NormalizedProblem, Document as RedoclyDocument } from "@redocly/openapi-core";

/** Why a document is none that is read: OpenAPI 3.0 and 3.1 are. `undefined` where it is. */
export function versionProblem({ parsed, source }: RedoclyDocument): NormalizedProblem | undefined {
  const document: { openapi?: unknown; swagger?: unknown } =
    typeof parsed === "object" && parsed !== null ? parsed : {};
  const { openapi, swagger } = document;
  if (typeof openapi === "string" && /^3\.[01]\.\d/.test(openapi)) return undefined;
  const problem = (message: string, pointer: string): NormalizedProblem => ({
    message,
    ruleId: "covalkit/version",
    severity: "error",
    suggest: [],
    location: [{ source, pointer }],
  });
  if (openapi !== undefined) {
    const message = `OpenAPI ${openapi} is not read. Write \`openapi: 3.1.0\`, or 3.0.3, and what that version knows.`;
    return problem(message, "#/openapi");
  }
  if (swagger !== undefined) {
    return problem(
      `OpenAPI ${swagger} (Swagger) is not read. Convert the document to OpenAPI 3.1.`,
      "#/swagger",
    );
  }
  return problem('This is no OpenAPI document: it has no "openapi". Write `openapi: 3.1.0`.', "#/");
}
