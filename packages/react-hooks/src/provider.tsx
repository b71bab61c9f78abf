"use client";

import type { CovalClient } from "@covalkit/client";
import { createContext, type ReactElement, type ReactNode, useContext } from "react";

const ClientContext = createContext<CovalClient | undefined>(undefined);

/** What {@link CovalProvider} takes. */
export interface CovalProviderProps {
  /** The client that the hooks below send their requests with. Make it once, outside of any component. */
  readonly client: CovalClient;
  readonly children?: ReactNode;
}

/** Hands `client` to every hook below. TanStack Query's own `QueryClientProvider` is needed beside it. */
export function CovalProvider({ client, children }: CovalProviderProps): ReactElement {
  return <ClientContext.Provider value={client}>{children}</ClientContext.Provider>;
}

/**
 * The client of the nearest {@link CovalProvider}.
 *
 * @throws {Error} where there is none.
 */
export function useCovalClient(): CovalClient {
  const client = useContext(ClientContext);
  if (client) return client;
  throw new Error(
    "No Coval client here. Wrap the component in <CovalProvider client={createClient({ … })}> " +
      "from @covalkit/react-hooks.",
  );
}
