import { covalProxy } from "../../../../../coval-proxy.ts";

/** Everything below /api/coval; Next.js answers other methods with 405 by itself. */
export const GET: (request: Request) => Promise<Response> = covalProxy;
