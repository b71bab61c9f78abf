export { type MockServer, type ServeOptions, serve } from "./serve.ts";
