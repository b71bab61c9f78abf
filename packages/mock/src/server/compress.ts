import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type Answer, EMPTY } from "../http/answer.ts";

const zip = promisify(gzip);

/** Below this many bytes, the compressed body is hardly smaller. */
const WORTHWHILE = 1024;

/** The answer with its body in gzip, where the client takes that. An answer that is meant to break is left alone. */
export async function compressed(answer: Answer, asked: Headers): Promise<Answer> {
  const { headers, body, pace, broken } = answer;
  if (pace || broken || body.length < WORTHWHILE) return answer;
  headers.set("vary", "accept-encoding");
  if (!takesGzip(asked.get("accept-encoding") ?? "")) return answer;
  const zipped = new Uint8Array(await zip(body));
  headers.set("content-encoding", "gzip");
  headers.set("content-length", String(zipped.length));
  return { ...answer, body: answer.bodiless ? EMPTY : zipped };
}

/** RFC 9110 §12.5.3: named or covered by `*`, and not with a weight of 0. */
function takesGzip(accepted: string): boolean {
  const codings = new Map(
    accepted.split(",").map((entry) => {
      const [coding = "", ...parameters] = entry.split(";").map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith("q="));
      return [coding, weight === undefined ? 1 : Number(weight.slice(2))];
    }),
  );
  return (codings.get("gzip") ?? codings.get("*") ?? 0) > 0;
}
