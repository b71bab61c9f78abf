import { InvalidResponseError, isApiError } from "@covalkit/client";
import { describe, expect, it } from "vitest";
import { clientOf, operation } from "./document.ts";
import { apiError, failure } from "./scripted.ts";

const answer =
  (body: BodyInit | null, type?: string, status = 200) =>
  () =>
    new Response(body, { status, ...(type !== undefined && { headers: { "content-type": type } }) });

describe("a method whose result is no JSON", () => {
  it.each([
    ["plain", "line 1\nline 2", "text/plain"],
    ["that looks like broken JSON", "{", "text/plain"],
    ["that says it is JSON and is not", "{", "application/json"],
    ["of no type", "{", undefined],
    ["that is empty", "", "text/plain"],
  ])("returns text %s", async (_, text, type) => {
    const { things } = clientOf(operation({ result: "text" }), [
      answer(new TextEncoder().encode(text), type),
    ]);
    expect(await things.call()).toBe(text);
  });

  it("returns bytes as a Blob with its type", async () => {
    const bytes = Uint8Array.from([0, 255, 123, 128]);
    const { things } = clientOf(operation({ result: "blob" }), [answer(bytes, "audio/mpeg")]);
    const blob = await things.call();
    expect(blob).toBeInstanceOf(Blob);
    expect((blob as Blob).type).toBe("audio/mpeg");
    expect(new Uint8Array(await (blob as Blob).arrayBuffer())).toEqual(bytes);
  });

  it("returns an empty Blob and an empty text where nothing comes", async () => {
    const blob = await clientOf(operation({ result: "blob" }), [answer(null, undefined, 204)]).things.call();
    expect(blob).toMatchObject({ size: 0 });
    expect(await clientOf(operation({ result: "text" }), [answer(null, undefined, 204)]).things.call()).toBe(
      "",
    );
  });

  it.each([
    ["204", answer(null, undefined, 204)],
    ["202 with a body", answer("accepted", "text/plain", 202)],
  ])("returns undefined for none, %s", async (_, step) => {
    expect(await clientOf(operation({ result: "none" }), [step]).things.call()).toBeUndefined();
  });

  it.each(["text", "blob", "none"] as const)(
    "throws the API's error, though its result is %s",
    async (result) => {
      const error = await failure(clientOf(operation({ result }), [apiError(404, "GONE")]).things.call());
      expect(isApiError(error)).toBe(true);
      expect(error).toMatchObject({ status: 404, code: "GONE" });
    },
  );

  it("leaves no body unchecked where JSON is promised", async () => {
    const { things } = clientOf(operation(), [answer("{", undefined)]);
    expect(await failure(things.call())).toBeInstanceOf(InvalidResponseError);
    expect(await clientOf(operation(), [answer(null, undefined, 204)]).things.call()).toBeUndefined();
  });

  it("hands nothing but JSON to a validator", async () => {
    const seen: unknown[] = [];
    const validate = (_: unknown, body: unknown) => seen.push(body);
    await clientOf(operation({ result: "text" }), [answer("x", "text/plain")], { validate }).things.call();
    await clientOf(operation(), [{ a: 1 }], { validate }).things.call();
    expect(seen).toEqual([{ a: 1 }]);
  });
});
