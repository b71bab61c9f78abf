// Generated from spec/openapi.yaml by `pnpm generate`. Do not edit.

export * from "./hooks/conversations.ts";
export * from "./options/conversations.ts";
