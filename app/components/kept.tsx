import { Notice } from "./form";

/** Says that a form holds what its writer typed before they had to sign in again. */
export function HeldNotice() {
  return <Notice>This is what was typed in this browser before you signed in. It is not saved yet.</Notice>;
}

/** The texts of a form, to read and to copy. */
export function KeptText({ fields }: { fields: Record<string, string> }) {
  const texts = Object.entries(fields).filter(([name, text]) => text && isShown(name));
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
  blind: "Under a pseudonym",
  change: "One thing to change",
  strength: "Strongest decision",
  question: "One question",
  "question.2": "A second question",
  explain: "Say it back",
};

/** Whether a field holds what somebody wrote or chose; the others are only there for the server. */
export function isShown(name: string): boolean {
  return !/^(?:blind|dismissed|pseudonymous)$|^point\.\d+\.(?:prefix|suffix|start|section|part|moment)$/.test(
    name,
  );
}

/** `reason.framing` as "Reason, framing". */
export function fieldLabel(name: string): string {
  const label =
    LABELS[name] ??
    name
      .replace(/^point\.(\d+)/, "point $1")
      .replaceAll(".", ", ")
      .replace(/([a-z])([A-Z])/g, "$1 $2")
      .toLowerCase();
  return label.charAt(0).toUpperCase() + label.slice(1);
}
