// What the packages of a house make of each change: run in the house, with the changes' data as its argument.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createClient } from "@covalkit/client";
import { createProxy } from "@covalkit/client/proxy";
import { validateResponses } from "@covalkit/client/validate";
import { createMockApi, generateItems } from "@covalkit/mock";
import { serve } from "@covalkit/mock/server";
import { operations } from "@covalkit/spec";
import { kebabCase } from "@covalkit/spec/interpret";

const [changesFile, program] = process.argv.slice(-2);
const changes = JSON.parse(readFileSync(changesFile, "utf8"));
const KEY = "key-of-every-surface";

const lists = Object.values(operations).filter(({ list }) => list);
const api = createMockApi({
  apiKey: KEY,
  items: Object.fromEntries(lists.map(({ resource }) => [resource, generateItems(resource, { count: 7 })])),
});
const server = await serve(api, { port: 0, graceMs: 0 });
const proxy = createProxy({
  apiKey: KEY,
  authorize: () => true,
  allow: Object.keys(operations),
  baseUrl: server.url,
});

const run = (args) =>
  new Promise((resolve) => {
    const env = { PATH: process.env.PATH, COVAL_API_KEY: KEY, COVAL_BASE_URL: server.url, NO_COLOR: "1" };
    const child = spawn(process.execPath, [program, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
    const ended = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"]) child[name].on("data", (chunk) => (ended[name] += chunk));
    child.on("close", (code) => resolve({ code, ...ended }));
  });

const messageOf = (error) => ({ error: `${error.name}: ${error.message}` });

/** What is said of the first detail of an error's answer. */
async function refusal(response) {
  const body = await response.json().catch(() => undefined);
  return { status: response.status, text: body?.error?.details?.[0]?.description };
}

async function call(operation, params, options) {
  const client = createClient({ apiKey: KEY, baseUrl: "https://changes.test", retry: 0, ...options });
  const method = client[operation.resource][operation.action];
  const result = method(params ?? {});
  if (!operation.list) return await result;
  const items = await result.toArray();
  return { items: items.length, outcome: result.outcome };
}

async function surfacesOf({ operationId, params, flags = [], refuses = [], drift = [] }) {
  const operation = operations[operationId];
  const words = [kebabCase(operation.resource), kebabCase(operation.action)];
  const sent = [];
  const spy = async (request) => {
    sent.push({ url: request.url, key: request.headers.get("authorization") });
    return api.fetch(request);
  };
  const strict = { validate: validateResponses({ drift: "error" }) };
  const client = await call(operation, params, { fetch: spy, ...strict }).catch(messageOf);
  const proxied = await call(operation, params, {
    fetch: (request) => proxy(new Request(request)),
    ...strict,
  }).catch(messageOf);
  const format = operation.result === undefined ? ["-o", "json"] : [];
  const commandLine = await run([...words, ...flags, ...(operation.list ? ["--all"] : []), ...format]);
  const help = await run([...words, "--help"]);
  const refused = [];
  for (const { flags: wrong, query } of refuses) {
    const headers = { authorization: `Bearer ${KEY}` };
    const address = `https://changes.test${operation.path}?${query}`;
    refused.push({
      commandLine: wrong.length > 0 ? await run([...words, ...wrong]) : undefined,
      mock: await refusal(await api.fetch(address, { headers })),
      proxy: await refusal(await proxy(new Request(address))),
    });
  }
  const drifted = [];
  for (const { body } of drift) {
    const fetch = async () => Response.json(body);
    drifted.push(await call(operation, params, { fetch, ...strict }).catch(messageOf));
  }
  const status = (
    await api.fetch(sent[0]?.url ?? "https://changes.test/", { headers: { authorization: `Bearer ${KEY}` } })
  ).status;
  return {
    client: client === undefined ? "nothing" : client,
    proxied,
    commandLine,
    help,
    sent,
    refused,
    drifted,
    status,
  };
}

const found = {};
for (const change of changes) found[change.operationId] = await surfacesOf(change);
await server.close();
console.log(JSON.stringify(found));
