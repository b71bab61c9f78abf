import { createHash } from "node:crypto";
import { type Answer, EMPTY } from "../http/answer.ts";
import { allowEveryOrigin } from "../http/cors.ts";

/**
 * The answer with an ETag; 304 where the client has it already (RFC 9110 §13.1.2). The tag is weak: it stands for the
 * content, in whatever encoding.
 */
export function revalidated(answer: Answer, method: string, asked: Headers): Answer {
  const { status, headers, body, pace, broken } = answer;
  if (status !== 200 || pace || broken || (method !== "GET" && method !== "HEAD")) return answer;
  const tag = `"${createHash("sha1").update(body).digest("base64url")}"`;
  headers.set("etag", `W/${tag}`);
  // On 304 too, which comes before any encoding (RFC 9110 §15.4.5).
  headers.set("vary", "accept-encoding");
  allowEveryOrigin(headers);
  if (!matches(asked.get("if-none-match") ?? "", tag)) return answer;
  headers.delete("content-length");
  headers.delete("content-type");
  return { ...answer, status: 304, body: EMPTY, bodiless: true };
}

/** Weak comparison: a tag is the same with and without `W/` (RFC 9110 §8.8.3.2). */
function matches(condition: string, tag: string): boolean {
  const tags = condition.split(",").map((entry) => entry.trim().replace(/^W\//, ""));
  return tags.includes(tag) || tags.includes("*");
}
