// Starts the built site: `node app/server.js`, or with `migrate`, `moderator`, `scores:recompute`, `demo` or `--dev` behind it.
import { fileURLToPath } from "node:url";

const serverFolder = fileURLToPath(new URL("../build/server", import.meta.url));
const command = process.argv[2] ?? "serve";
// React and Remix decide by it what they are, as soon as they are loaded.
process.env.NODE_ENV ??= command === "--dev" ? "development" : "production";
try {
  const vite =
    command === "--dev" && (await (await import("vite")).createServer({ server: { middlewareMode: true } }));
  const load = () =>
    vite ? vite.ssrLoadModule("virtual:remix/server-build") : import(`${serverFolder}/index.js`);
  const build = await load();
  await build.entry.module.run({
    command,
    words: process.argv.slice(3),
    serverFolder,
    build: vite ? load : build,
    assets: vite ? vite.middlewares : undefined,
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
