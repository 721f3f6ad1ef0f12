import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { CHROMIUM_FLAGS } from "./chromium";

/** Browsers that nobody has ended yet. None outlives the process that started it. */
const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** A browser that keeps its data in a folder, to be killed as a power cut would. */
export async function launchDoomed(
  profile: string,
): Promise<{ context: BrowserContext; kill(): Promise<void> }> {
  const flags = [...CHROMIUM_FLAGS, "--headless", "--remote-debugging-port=0", `--user-data-dir=${profile}`];
  const child = spawn(process.env.PLAYWRIGHT_CHROMIUM ?? "", [...flags, "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  running.add(child);
  const closed = once(child, "close").then(() => running.delete(child));
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stderr.on("data", (text) => {
      said += text;
      const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (address) resolve(address);
    });
    child.on("close", () => reject(new Error(`The browser did not start:\n${said}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (!context) throw new Error("The browser has no context.");
  return {
    context,
    async kill() {
      child.kill("SIGKILL");
      await closed;
    },
  };
}

/** Ends the process behind a page: nothing of the page runs any more. */
export async function crash(page: Page) {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => {});
  await crashed;
}
