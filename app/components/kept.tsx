import { Notice } from "./form";

/** Says that a form holds what its writer typed before they had to sign in again. */
export function HeldNotice() {
  return <Notice>This is what was typed in this browser before you signed in. It is not saved yet.</Notice>;
}

/** The texts of a form, to read and to copy. */
export function KeptText({ fields }: { fields: Record<string, string> }) {
  const texts = Object.entries(fields).filter(([, text]) => text);
  if (texts.length === 0) return null;
  return (
    <div className="kept">
      {texts.map(([name, text]) => (
        <section key={name}>
          <h4>{fieldLabel(name)}</h4>
          <pre tabIndex={0}>{text}</pre>
        </section>
      ))}
    </div>
  );
}

const LABELS: Record<string, string> = {
  body: "Text",
  ask: "Feedback wanted",
  brief: "The brief",
  repoUrl: "Repository",
  repoCommit: "Commit",
  changeNote: "What changed",
  briefOrigin: "Who wrote the brief",
  embargoUntil: "Embargo until",
  invited: "Invited until then",
  change: "One thing to change",
  strength: "Strongest decision",
  question: "One question",
};

/** `reason.framing` as "Reason, framing". */
export function fieldLabel(name: string): string {
  const label =
    LABELS[name] ??
    name
      .replaceAll(".", ", ")
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase();
  return label.charAt(0).toUpperCase() + label.slice(1);
}
