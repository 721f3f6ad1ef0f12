import type { ReactNode } from "react";
import type { Attachment } from "~/domain/attachments/attachment";
import type { SentComposer } from "~/domain/solutions/sent-composer";
import type { SolutionFields } from "~/domain/solutions/solution";
import type { ImportReport } from "~/domain/writing/import";
import { Composer } from "./composer";
import { DraftConflict } from "./draft-form";
import { Notice } from "./form";
import { HeldNotice } from "./kept";
import { type Expectations, WhatToExpect } from "./what-to-expect";

interface ComposerPageProps {
  id: string;
  /** The latest published revision; 0 before the first one. */
  revision: number;
  fields: SolutionFields;
  version: number;
  savedAt: string | null;
  challenge: { slug: string; title: string } | null;
  challenges: { slug: string; title: string }[];
  files: Attachment[];
  /** What the walkthrough is so far; null for none. */
  walkthrough: string | null;
  /** The fields were typed before the writer had to sign in. */
  held: boolean;
  justSaved: boolean;
  removed?: string | null;
  /** Of a solution that is not begun yet. */
  expect?: Expectations;
  sent?: SentComposer;
  children?: ReactNode;
}

/** The composer with what is to be said above it. */
export function ComposerPage({ sent, held, justSaved, ...page }: ComposerPageProps) {
  return (
    <>
      {justSaved && !sent ? (
        <Notice kind="done">The draft is saved. You can go on here, or on another device.</Notice>
      ) : null}
      {held && !sent ? <HeldNotice /> : null}
      {sent?.imported ? <ImportNotice {...sent.imported} /> : null}
      {sent?.conflict ? (
        <DraftConflict mine={sent.fields} theirs={sent.conflict} path={`/solutions/${sent.id}/edit`} />
      ) : null}
      <Composer
        id={sent?.id ?? page.id}
        fields={sent?.fields ?? page.fields}
        version={sent?.version ?? page.version}
        state={sent?.state ?? (held ? "unsaved" : "saved")}
        savedAt={page.savedAt}
        errors={sent?.errors}
        challenges={page.challenges}
        fixedChallenge={page.challenge}
        revision={page.revision + 1}
        files={sent?.files ?? page.files}
        removed={sent ? null : page.removed}
        walkthrough={page.walkthrough}
        previewHtml={sent?.preview ?? null}
        expect={page.expect ? <WhatToExpect {...page.expect} /> : null}
      >
        {page.children}
      </Composer>
    </>
  );
}

function ImportNotice({ mapped, kept, missing }: ImportReport) {
  return (
    <Notice kind="done">
      <p>The text below holds what was imported. Read it through; nothing is published.</p>
      {mapped.length > 0 ? (
        <ul>
          {mapped.map(({ from, to }) => (
            <li key={from + to}>
              {from} → {to}
            </li>
          ))}
        </ul>
      ) : null}
      {kept.length > 0 ? <p>Kept as they are: {kept.join(", ")}.</p> : null}
      {missing.length > 0 ? <p>Nothing was found for: {missing.join(", ")}.</p> : null}
    </Notice>
  );
}
