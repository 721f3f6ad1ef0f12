import type { Page } from "@playwright/test";

/** Selects words of the write-up on the page, as a mouse does. */
export async function selectWords(page: Page, words: string) {
  await page.locator("#write-up").focus();
  await page.evaluate((words) => {
    const writeUp = document.querySelector("[data-write-up]") ?? document.body;
    const walker = document.createTreeWalker(writeUp, NodeFilter.SHOW_ELEMENT);
    let element: Node | null = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.textContent?.includes(words)) element = node;
    const texts = document.createTreeWalker(element ?? writeUp, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const [from, to] = [element?.textContent?.indexOf(words) ?? 0, words.length];
    let passed = 0;
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (passed <= from && from < passed + length) range.setStart(node, from - passed);
      if (passed < from + to && from + to <= passed + length) range.setEnd(node, from + to - passed);
      passed += length;
    }
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  }, words);
}
