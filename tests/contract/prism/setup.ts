import type { TestProject } from "vitest/node";
import { startPreferProxy } from "./prefer-proxy.ts";
import { startPrism } from "./prism.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where Prism listens. */
    prismUrl: string;
    /** Where the proxy listens that says what to prefer in the path; see `preferring`. */
    preferUrl: string;
  }
}

/** One Prism for the whole run, straight from the document. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const prism = await startPrism();
  const proxy = await startPreferProxy(prism.url);
  project.provide("prismUrl", prism.url);
  project.provide("preferUrl", proxy.url);
  return async () => {
    await proxy.close();
    await prism.close();
  };
}
