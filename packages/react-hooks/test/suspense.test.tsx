import { render, screen } from "@testing-library/react";
import { Component, type ReactNode, Suspense } from "react";
import { expect, test, vi } from "vitest";
import { useListConversationsSuspense } from "../src/index.ts";
import { fakeApi, page, pagedApi, providers } from "./api.tsx";

function Count(): ReactNode {
  const { data } = useListConversationsSuspense({}, { select: ({ conversations }) => conversations.length });
  return <p>{data} conversations</p>;
}

class Boundary extends Component<{ children: ReactNode }, { error?: Error }> {
  override state: { error?: Error } = {};
  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }
  override render(): ReactNode {
    return this.state.error ? <p>{this.state.error.message}</p> : this.props.children;
  }
}

const tree = (
  <Boundary>
    <Suspense fallback={<p>waiting</p>}>
      <Count />
    </Suspense>
  </Boundary>
);

test("a Suspense hook shows the fallback, then has data", async () => {
  const { client } = pagedApi({ "": page(["a", "b"]) });
  render(tree, { wrapper: providers(client) });
  expect(screen.getByText("waiting")).toBeDefined();
  expect(await screen.findByText("2 conversations")).toBeDefined();
});

test("a Suspense hook throws an error to the boundary at once", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {}); // React reports what a boundary catches
  const { client, requests } = fakeApi(() =>
    Response.json({ error: { code: "NOT_FOUND", message: "Nothing here." } }, { status: 404 }),
  );
  render(tree, { wrapper: providers(client) });
  expect(await screen.findByText(/Nothing here/)).toBeDefined();
  expect(requests).toHaveLength(1);
});
