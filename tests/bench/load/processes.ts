import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../support/postgres";
import type { Answer } from "./answer";

/** A server in a process of its own. */
export interface Target {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** The built site on a database, without limits and without a log of requests. */
export async function startSite(database: string): Promise<Target> {
  const port = await freePort();
  const site = spawn(process.execPath, [...execArgv(), "app/server.js"], {
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      DATABASE_URL: database,
      RATE_LIMITS: "off",
      LOG_LEVEL: "error",
    },
  });
  const url = `http://localhost:${port}`;
  for (let i = 0; i < 200; i++) {
    if (site.exitCode !== null) throw new Error("The site ended at once. Was it built with npm run build?");
    const ready = await fetch(`${url}/readyz`).catch(() => null);
    if (ready?.ok) return target(site, url);
    await pause(100);
  }
  throw new Error("The site was not ready within 20 seconds");
}

/** SITE_FLAGS holds flags of node's for the site alone, such as --cpu-prof. */
function execArgv(): string[] {
  return process.env.SITE_FLAGS?.split(" ") ?? [];
}

export interface BareServer extends Target {
  /** From now on every request gets this. */
  answerWith(answer: Answer): Promise<void>;
}

/** A `node:http` server that does nothing but send the same bytes. */
export async function startBareServer(): Promise<BareServer> {
  const file = new URL("./bare-server.js", import.meta.url);
  const bare = fork(file, { serialization: "advanced" });
  const [port] = (await once(bare, "message")) as [number];
  return {
    ...target(bare, `http://localhost:${port}`),
    async answerWith(answer) {
      bare.send(answer);
      await once(bare, "message");
    },
  };
}

function target(child: ChildProcess, url: string): Target {
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

/** Linux counts processor time in hundredths of a second. */
const TICK_SECONDS = 0.01;

/** Seconds of processor time that a process has used; null where there is no /proc. */
export function processorSeconds(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [user = 0, system = 0] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13)
      .map(Number);
    return (user + system) * TICK_SECONDS;
  } catch {
    return null;
  }
}
