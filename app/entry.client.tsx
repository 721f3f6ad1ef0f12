import { RemixBrowser } from "@remix-run/react";
import { useLayoutEffect } from "react";
import { hydrateRoot } from "react-dom/client";

// React 18 puts the first text back into textareas when it takes over a page. What was typed or restored by then is
// remembered, and set again.
const typed = new Map<HTMLTextAreaElement, string>();
for (const textarea of document.querySelectorAll("textarea")) typed.set(textarea, textarea.value);
document.addEventListener("input", remember);

function remember({ target }: Event) {
  if (target instanceof HTMLTextAreaElement) typed.set(target, target.value);
}

function Page() {
  useLayoutEffect(() => {
    document.removeEventListener("input", remember);
    for (const [textarea, text] of typed) if (textarea.value !== text) textarea.value = text;
  }, []);
  return <RemixBrowser />;
}

hydrateRoot(document, <Page />);
