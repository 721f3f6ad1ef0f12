import { Notice } from "./form";

/** Says that a form holds what its writer typed before they had to sign in again. */
export function HeldNotice() {
  return <Notice>This is what was typed in this browser before you signed in. It is not saved yet.</Notice>;
}

/** Says that a draft has moved on elsewhere, and shows the text that it holds now. */
export function ConflictNotice({ theirs }: { theirs: Record<string, string> }) {
  return (
    <Notice kind="problem">
      <p>
        This draft was saved in another tab or on another device since you opened it. Your text is below,
        unchanged, and not saved yet. The other text:
      </p>
      <KeptText fields={theirs} />
      <p>Take over what you need from it. What you send now replaces it.</p>
    </Notice>
  );
}

/** The texts of a form, to read and to copy. */
export function KeptText({ fields }: { fields: Record<string, string> }) {
  const texts = Object.entries(fields).filter(([, text]) => text);
  if (texts.length === 0) return null;
  return <pre className="kept">{texts.map(([name, text]) => `${name}\n${text}`).join("\n\n")}</pre>;
}
