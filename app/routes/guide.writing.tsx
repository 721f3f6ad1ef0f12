import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { GuideNav } from "~/components/guide-nav";
import { FILE_MAX_BYTES, FILES_MAX } from "~/domain/attachments/attachment";
import type { Ctx } from "~/domain/context.server";
import { EVIDENCE_KINDS, type EvidenceKind } from "~/domain/markdown/evidence";
import { MARKDOWN_MAX_BYTES } from "~/domain/markdown/markdown";
import { EVIDENCE_EXAMPLES, SYNTAX_EXAMPLES, WORKED_EXAMPLE } from "~/domain/writing/examples";
import { WRITE_UP_TEMPLATE } from "~/domain/writing/template";
import { setAside } from "~/web/stored-html.server";

const SOURCES = [
  ...EVIDENCE_KINDS.map((kind) => EVIDENCE_EXAMPLES[kind]),
  ...SYNTAX_EXAMPLES.map(({ markdown }) => markdown),
  WORKED_EXAMPLE,
];

let kept: string[] | null = null;

/** The examples as the site shows them. They do not change while the process runs. */
async function renderExamples(ctx: Ctx): Promise<string[]> {
  if (kept) return kept;
  const rendered = await ctx.render(SOURCES, { idScope: "example" });
  const html = rendered.map(({ html }) => html);
  // A thread that was too busy to render in time is no reason to show the source for good.
  if (!rendered.some(({ plain }) => plain)) kept = html;
  return html;
}

export async function loader({ context }: LoaderFunctionArgs) {
  return { html: (await renderExamples(context.ctx)).map((html) => setAside(context, html)) };
}

export const meta: MetaFunction = () => [
  { title: "How to write · Rationale" },
  {
    name: "description",
    content: "The template, four ways of showing evidence, and a short write-up that uses them all.",
  },
  { tagName: "link", rel: "canonical", href: "/guide/writing" },
];

const BLOCKS: Record<EvidenceKind, { heading: string; how: string }> = {
  decision: {
    heading: "Decision",
    how: "A quote that begins with a bold Decision and goes on with a list of bold names. It serves the handling of ambiguity: what was open, what settled it, and what would reverse it.",
  },
  assumption: {
    heading: "Assumption",
    how: "The same with a bold Assumption. It serves the framing: what is taken to be true, and what it would change if it were not.",
  },
  tradeoffs: {
    heading: "Trade-off table",
    how: "A table with two columns or more of numbers and a unit in brackets in their headers. Rows that no other row beats are marked. Which way is better is known for common measures; for others write ↑ or ↓ into the header, as in “size (MB, ↓)”.",
  },
  experiments: {
    heading: "Experiment log",
    how: "A table with the columns Hypothesis, Change, Result and Decision. Runs that were dropped, rejected or reverted are marked as dead ends: they count as evidence too. The editor makes one from a git log.",
  },
};

export default function WritingGuideRoute() {
  const { html } = useLoaderData<typeof loader>();
  const worked = html.length - 1;
  return (
    <div className="wrap page">
      <GuideNav current="/guide/writing" />
      <h1>How to write</h1>
      <p className="lede">
        Reviewers read for how you decided. Plain Markdown is enough; four blocks of it are recognised, and
        read well anywhere else, too.
      </p>
      <section className="section" id="template">
        <h2>The template</h2>
        <dl className="explained">
          {WRITE_UP_TEMPLATE.map(({ heading, hint, required }) => (
            <div key={heading}>
              <dt>
                {heading}
                {required ? <span className="quiet small"> (expected)</span> : null}
              </dt>
              <dd>{hint}</dd>
            </div>
          ))}
        </dl>
        <p className="quiet">
          The skim view shows the first paragraph of the objective, the baseline and the results, the limits,
          every decision and assumption, and the first trade-off table. Put there what must not be missed.
        </p>
      </section>
      <section className="section" id="evidence">
        <h2>Four blocks of evidence</h2>
        {EVIDENCE_KINDS.map((kind, i) => (
          <Example key={kind} heading={BLOCKS[kind].heading} source={SOURCES[i] ?? ""} html={html[i] ?? ""}>
            <p>{BLOCKS[kind].how}</p>
          </Example>
        ))}
      </section>
      <section className="section" id="syntax">
        <h2>Tables, formulas, notes and code</h2>
        <p className="quiet">
          A short footnote stands in the margin where the screen has room. An image with a title is a figure
          with a caption.
        </p>
        {SYNTAX_EXAMPLES.map(({ name, markdown }, i) => (
          <Example key={name} heading={name} source={markdown} html={html[EVIDENCE_KINDS.length + i] ?? ""} />
        ))}
      </section>
      <section className="section" id="limits">
        <h2>Limits</h2>
        <ul>
          <li>A write-up: {MARKDOWN_MAX_BYTES / 1024} KB of Markdown, about 15,000 words.</li>
          <li>
            Files: {FILES_MAX} a solution, {FILE_MAX_BYTES / 1024 / 1024} MB each.
          </li>
          <li>Formulas: 300. Blocks of evidence: 200, and charts for the first 20 comparisons.</li>
          <li>Comparisons and logs: 200 rows; a chart draws 30.</li>
        </ul>
      </section>
      <section className="section" id="example">
        <h2>A short write-up</h2>
        <Example source={WORKED_EXAMPLE} html={html[worked] ?? ""} />
      </section>
    </div>
  );
}

interface ExampleProps {
  heading?: string;
  source: string;
  html: string;
  children?: ReactNode;
}

/** Markdown beside what becomes of it. */
function Example({ heading, source, html, children }: ExampleProps) {
  return (
    <div className="example">
      {heading ? <h3>{heading}</h3> : null}
      {children}
      <pre className="source">{source}</pre>
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </div>
  );
}
