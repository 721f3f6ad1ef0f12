import type { Page } from "@playwright/test";
import { CHROMIUM_FLAGS } from "../support/chromium";
import { wavOf } from "../support/files";
import { fillIn, pathOf, reviewForm, SOLUTION, send, signUp } from "../support/people";
import { holdScripts } from "../support/scripts";
import { expect, test } from "../support/site";

// A microphone that beeps, and a browser that lets it be used without asking.
test.use({
  launchOptions: {
    executablePath: process.env.PLAYWRIGHT_CHROMIUM,
    args: [
      ...CHROMIUM_FLAGS,
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      "--auto-select-desktop-capture-source=Entire screen",
    ],
  },
});

/** Joins, saves a draft and opens the page of its walkthrough. Returns the solution's id. */
async function openWalkthrough(page: Page): Promise<string> {
  await signUp(page, "ada");
  await page.goto("/solutions/new");
  await fillIn(page, SOLUTION);
  await send(page, "Save and add a walkthrough");
  return page.url().split("/")[4] ?? "";
}

function takes(page: Page) {
  return page.locator("[data-takes] > [data-take]");
}

async function record(page: Page, button: string, seconds: number) {
  await page.getByRole("button", { name: button }).click();
  await expect(page.locator("[data-clock]")).toHaveText(`0:0${seconds} of 2:00`);
  await page.getByRole("button", { name: "Stop", exact: true }).click();
}

/** The moment that the player is at, in whole seconds. */
function moment(page: Page): Promise<number> {
  return page.locator("audio, video").evaluate((media: HTMLMediaElement) => Math.floor(media.currentTime));
}

test("a voice is recorded in the browser, chosen, captioned, published and heard from any second", {
  tag: "@both",
}, async ({ page, visit }) => {
  const id = await openWalkthrough(page);
  await record(page, "Record your voice", 4);
  await expect(takes(page)).toHaveText(/Use Take 1.*0:0[45] of 2:00/);
  await expect(takes(page).getByRole("radio")).toBeChecked();
  await fillIn(page, { walkthroughScript: "I fixed 200 ms first. ".repeat(8) });
  await expect(page.locator("[data-spoken]")).toHaveText("0:16 of 2:00");
  await send(page, "Save and go back to the write-up");
  await expect(page.getByText("It has a recording, 0:0")).toBeVisible();
  await send(page, "Publish revision 1");

  const reader = await visit();
  const problems: string[] = [];
  reader.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await reader.goto(`${pathOf(page)}?t=2`);
  await expect(reader.getByText(/^0:0[45] walkthrough$/)).toBeVisible();
  const player = reader.getByRole("figure", { name: "Walkthrough" });
  await expect.poll(() => moment(reader)).toBe(2);
  const duration = await player.locator("audio").evaluate((audio: HTMLMediaElement) => audio.duration);
  expect(duration).toBeGreaterThan(3.5);
  expect(duration).toBeLessThan(6);
  const captions = await reader.request.get(`/solutions/${id}/revisions/1/captions.vtt`);
  expect(captions.headers()["content-type"]).toBe("text/vtt; charset=utf-8");
  expect(await captions.text()).toMatch(/^WEBVTT\n\n00:00:00\.000 --> /);
  expect((await reader.request.get(`${pathOf(page)}?t=999`)).status()).toBe(400);
  expect((await reader.request.get(`/solutions/${id}/revisions/2/captions.vtt`)).status()).toBe(404);

  await player.getByText("Transcript").click();
  await player.locator("[data-start]").nth(1).click();
  await expect(player.locator("a[aria-current]")).toBeVisible();
  await player.focus();
  await reader.keyboard.press("k");
  await expect
    .poll(() => player.locator("audio").evaluate((audio: HTMLMediaElement) => audio.paused))
    .toBe(true);
  await reader.keyboard.press("j");
  expect(await moment(reader)).toBe(0);
  await reader.keyboard.press(".");
  await expect(player.getByRole("button", { name: "1.25×" })).toHaveAttribute("aria-pressed", "true");
  expect(problems).toEqual([]);
});

test("a second in a review leads to that second of the walkthrough", async ({ page, visit }) => {
  const id = await openWalkthrough(page);
  await page.getByLabel("Upload a recording").setInputFiles(recording(9));
  await send(page, "Save and go back to the write-up");
  await send(page, "Publish revision 1");
  const solution = pathOf(page);

  const reviewer = await visit();
  await signUp(reviewer, "bo");
  await reviewer.goto(`/solutions/${id}/review`);
  await expect(reviewer.getByRole("figure", { name: "Walkthrough" })).toBeVisible();
  await fillIn(reviewer, {
    ...reviewForm("Bo"),
    change: "At @0:07 the baseline is missing; `@0:01` is code.",
  });
  await send(reviewer, "Submit review");
  await reviewer.getByRole("link", { name: "@0:07" }).click();
  await expect(reviewer).toHaveURL(`${solution}?t=7#walkthrough`);
  await expect.poll(() => moment(reviewer)).toBe(7);
  await expect(reviewer.getByRole("link", { name: "@0:01" })).toHaveCount(0);
  await page.goto(solution);
  await page.getByRole("link", { name: "@0:07" }).click();
  await expect.poll(() => moment(page)).toBeGreaterThanOrEqual(7);
  await expect(page).toHaveURL(`${solution}?t=7#walkthrough`);
});

test("screen and voice are recorded together", async ({ page }) => {
  await openWalkthrough(page);
  await record(page, "Record screen and voice", 2);
  await expect(takes(page)).toHaveText(/Use Take 1.*0:0[23] of 2:00/);
  await expect(takes(page).getByRole("radio")).toBeChecked();
  await page.reload();
  await expect(takes(page).locator("video")).toHaveCount(1);
});

test("pausing stops the clock, and the newest take is the one that is used", async ({ page }) => {
  await openWalkthrough(page);
  await page.getByRole("button", { name: "Record your voice" }).click();
  await expect(page.locator("[data-clock]")).toHaveText("0:01 of 2:00");
  await page.getByRole("button", { name: "Pause" }).click();
  await page.waitForTimeout(2500);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await expect(takes(page)).toHaveText(/0:0[12] of 2:00/);
  await record(page, "Record your voice", 3);
  await expect(takes(page)).toHaveCount(2);
  await expect(takes(page).nth(1).getByRole("radio")).toBeChecked();
  await expect(page.locator("[data-takes-say]")).toHaveText("Take 2 is chosen.");
  await send(page, "Delete Take 2");
  await expect(takes(page)).toHaveCount(1);
  await expect(page.getByLabel("No recording")).toBeChecked();
});

test("beyond two minutes the clock shows the overrun, and at three the recording stops", async ({ page }) => {
  await page.clock.install();
  await openWalkthrough(page);
  await page.getByRole("button", { name: "Record your voice" }).click();
  await expect(page.locator("[data-clock]")).toHaveText("0:01 of 2:00");
  await page.clock.fastForward(124_000);
  await expect(page.locator("[data-clock]")).toHaveText(/^2:0[5-9], 0:0[5-9] over$/);
  await expect(page.locator("[data-says]")).toHaveText("Two minutes are over.");
  expect(Number(await page.locator("[data-over]").getAttribute("width"))).toBeGreaterThan(4);
  await page.clock.fastForward(60_000);
  await expect(page.getByRole("button", { name: "Record your voice" })).toBeFocused();
  await expect(page.locator("[data-says]")).toHaveText("Stopped at three minutes.");
  await expect(takes(page)).toHaveCount(1);
});

test("a take that could not be sent is kept and sent again", async ({ page }) => {
  await openWalkthrough(page);
  await page.route("**/files", (route) => route.abort());
  await record(page, "Record your voice", 1);
  await expect(takes(page)).toContainText("could not be sent");
  await page.unroute("**/files");
  await takes(page).getByRole("button", { name: "Try again" }).click();
  await expect(takes(page).getByRole("radio")).toBeChecked();
  await expect(takes(page)).not.toContainText("could not be sent");
});

test("what was recorded when the page went away is found again, and is sent", async ({ page }) => {
  await openWalkthrough(page);
  const address = page.url();
  await page.getByRole("button", { name: "Record your voice" }).click();
  await expect(page.locator("[data-clock]")).toHaveText("0:03 of 2:00");
  const other = await page.context().newPage();
  await page.close({ runBeforeUnload: false });
  await other.goto(address);
  await takes(other).getByRole("button", { name: "Send it" }).click();
  await expect(takes(other)).toHaveText(/Use Take 1.*0:0[23] of 2:00/);
  await expect(takes(other).getByRole("radio")).toBeChecked();
});

test("without script a recording is uploaded, chosen and published with a link and captions", {
  tag: "@both",
}, async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site });
  const page = await context.newPage();
  await openWalkthrough(page);
  await expect(page.getByRole("button", { name: "Record your voice" })).toBeHidden();
  await page.getByLabel("Upload a recording").setInputFiles({ ...recording(1), buffer: Buffer.from("text") });
  await fillIn(page, {
    walkthroughUrl: "http://video.example/1",
    walkthroughScript: "WEBVTT\n\n00:01.000 --> 00:03.000\nI fixed <b>200 ms</b> first.",
  });
  expect((await send(page, "Save and go back to the write-up")).status()).toBe(422);
  await expect(page.getByRole("alert")).toContainText("This is no recording");
  await page.getByLabel("Upload a recording").setInputFiles(recording(5));
  expect((await send(page, "Save and go back to the write-up")).status()).toBe(422);
  await expect(page.getByRole("alert")).toContainText("Give the full address of the video");
  await expect(takes(page).getByRole("radio")).toBeChecked();
  await fillIn(page, { walkthroughUrl: "https://video.example/1" });
  await send(page, "Save and go back to the write-up");
  await send(page, "Publish revision 1");

  await expect(page.getByRole("link", { name: "Watch it on video.example" })).toHaveAttribute(
    "rel",
    /nofollow/,
  );
  await page.getByText("Transcript").click();
  await page.getByRole("link", { name: "I fixed 200 ms first." }).click();
  await expect(page.locator("audio")).toHaveAttribute("src", /#t=1$/);
  await context.close();
});

test("a recording is sent as soon as it is chosen as a file, and is the one that is used", async ({
  page,
}) => {
  await openWalkthrough(page);
  await record(page, "Record your voice", 1);
  await expect(takes(page).getByRole("radio")).toBeChecked();
  await page.getByLabel("Upload a recording").setInputFiles(recording(5));
  await expect(takes(page).nth(1)).toContainText("0:05 of 2:00");
  await expect(takes(page).nth(1).getByRole("radio")).toBeChecked();
  await expect(page.locator("[data-takes-say]")).toHaveText("Take 2 is chosen.");
  await expect(page.getByLabel("Upload a recording")).toHaveValue("");
  await send(page, "Save and stay here");
  await expect(takes(page)).toHaveCount(2);
  await expect(takes(page).nth(1).getByRole("radio")).toBeChecked();
});

test("a chosen file that is no recording says so at once and leaves the choice alone", async ({ page }) => {
  await openWalkthrough(page);
  await page.getByLabel("Upload a recording").setInputFiles({ ...recording(1), buffer: Buffer.from("text") });
  await expect(page.locator("[data-upload-state]")).toContainText("This is no recording");
  await expect(takes(page)).toHaveCount(0);
  await expect(page.getByLabel("No recording")).toBeChecked();
});

test("a file chosen before the script is there is sent when it comes", async ({ page }) => {
  await signUp(page, "ada");
  await page.goto("/solutions/new");
  await fillIn(page, SOLUTION);
  const release = await holdScripts(page);
  await page.getByRole("button", { name: "Save and add a walkthrough" }).click({ noWaitAfter: true });
  await page.getByLabel("Upload a recording").setInputFiles(recording(5));
  release();
  await expect(takes(page)).toContainText("0:05 of 2:00");
});

test("a browser that fails to record lets go of the microphone", async ({ page }) => {
  await page.addInitScript(() => {
    MediaRecorder.prototype.start = () => {
      throw new DOMException("", "NotSupportedError");
    };
    const { mediaDevices } = navigator;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await ask(wanted);
      Object.assign(window, { heard: stream.getTracks() });
      return stream;
    };
  });
  await openWalkthrough(page);
  await page.getByRole("button", { name: "Record your voice" }).click();
  await expect(page.getByText("This browser cannot record here.")).toBeVisible();
  const states = await page.evaluate(() =>
    (window as unknown as { heard: MediaStreamTrack[] }).heard.map(({ readyState }) => readyState),
  );
  expect(states).toEqual(["ended"]);
  await page.reload();
  await expect(takes(page)).toHaveCount(0);
});

test("a recording of more than three minutes is refused in words", async ({ page }) => {
  await openWalkthrough(page);
  await page.getByLabel("Upload a recording").setInputFiles(recording(200));
  await fillIn(page, { walkthroughScript: "It stays." });
  expect((await send(page, "Save and stay here")).status()).toBe(422);
  await expect(page.getByRole("alert")).toContainText("A walkthrough has at most 3:00; this one has 3:20.");
  await expect(page.locator('[name="walkthroughScript"]')).toHaveValue("It stays.");
});

test("only the walkthrough's page may ask for the microphone, and only its author opens it", async ({
  page,
  visit,
}) => {
  const id = await openWalkthrough(page);
  const policy = async (path: string) => (await page.request.get(path)).headers()["permissions-policy"];
  expect(await policy(`/solutions/${id}/walkthrough`)).toContain("microphone=(self)");
  expect(await policy(`/solutions/${id}/edit`)).toContain("microphone=()");
  const stranger = await visit();
  await signUp(stranger, "bo");
  expect((await stranger.goto(`/solutions/${id}/walkthrough`))?.status()).toBe(404);
});

function recording(seconds: number) {
  return { name: "take.wav", mimeType: "audio/wav", buffer: wavOf(seconds) };
}
