import { server } from "./node.ts";

server.listen(Number(process.env.PORT ?? 3000), "127.0.0.1", () => {
  console.log("The proxy listens at http://127.0.0.1:%d/api/coval", Number(process.env.PORT ?? 3000));
});
