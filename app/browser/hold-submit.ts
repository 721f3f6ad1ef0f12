/**
 * Holds a form back while something is pending, and sends it with the same button once that is done, or after `atMost`
 * milliseconds.
 */
export function holdSubmit(form: HTMLFormElement, pending: () => Promise<unknown> | null, atMost = 60_000) {
  let waited = false;
  form.addEventListener(
    "submit",
    (event) => {
      const work = waited ? null : pending();
      if (!work) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const button = event.submitter;
      const limit = new Promise((resolve) => setTimeout(resolve, atMost));
      Promise.race([work.catch(() => {}), limit]).then(() => {
        waited = true;
        form.requestSubmit(button?.isConnected ? button : null);
        waited = false;
      });
    },
    { capture: true },
  );
}
