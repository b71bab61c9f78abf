import { Worker } from "node:worker_threads";

/** A list API in a thread of its own, so that serving does not count as calling. */
export async function startServer(): Promise<{ readonly url: string; close(): Promise<unknown> }> {
  const worker = new Worker(new URL("server-thread.ts", import.meta.url));
  const port = await new Promise<number>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  return { url: `http://127.0.0.1:${port}`, close: () => worker.terminate() };
}
