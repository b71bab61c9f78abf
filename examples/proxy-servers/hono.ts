import { Hono } from "hono";
import { covalProxy } from "./coval-proxy.ts";

/** Deno, Bun and edge runtimes serve it as it is; Node needs @hono/node-server. */
const app: Hono = new Hono();

app.all("/api/coval/*", (context) => covalProxy(context.req.raw));

export default app;
