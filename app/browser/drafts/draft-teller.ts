/** Says how a form's draft stands: quietly when it is saved, aloud when something is wrong. */
export function createTeller(form: HTMLFormElement) {
  const status = form.querySelector<HTMLElement>("[data-draft-status]");
  const problem = form.querySelector<HTMLElement>("[data-draft-problem]");
  let told = "";
  return {
    say(text: string) {
      if (status) status.textContent = text;
    },
    /** The same words are not said twice in a row. */
    complain(...parts: (string | Node)[]) {
      const words = parts.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
      if (!problem || words === told) return;
      told = words;
      problem.hidden = words === "";
      problem.replaceChildren(...parts);
    },
  };
}

/** Leads to the sign-in page in another tab. */
export function signInLink(): HTMLAnchorElement {
  const link = document.createElement("a");
  link.href = "/login";
  link.target = "_blank";
  link.textContent = "Sign in in another tab";
  return link;
}

/** Sends the form as its own buttons do: the page that comes back shows both texts. */
export function compareButton(form: HTMLFormElement): HTMLButtonElement {
  const own =
    form.querySelector<HTMLButtonElement>('button[name="intent"][value="draft"]') ??
    form.querySelector<HTMLButtonElement>('button[name="intent"]');
  const button = document.createElement("button");
  button.name = "intent";
  button.value = own?.value ?? "draft";
  button.formNoValidate = true;
  button.textContent = "Compare the two texts";
  return button;
}
