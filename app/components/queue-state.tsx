import type { QueueState } from "~/domain/reviews/queue-state";
import { Notice } from "./form";
import { Time } from "./time";

interface QueueStateProps {
  solution: { id: string; mine: boolean; revision: number };
  state: QueueState | null;
}

/** The clock of a solution that waits for its first review. Pages are kept, so it names times, not lengths. */
export function QueueClock({ solution, state }: QueueStateProps) {
  if (state?.kind !== "waiting") return null;
  return (
    <section>
      <h2>First review</h2>
      <p>
        {solution.mine ? "Yours" : "It"} came into the queue <Time at={state.since} />. The site aims at 48
        hours: after 24 it moves up, after 48 members who offered to help are asked.
      </p>
      {state.mayTriage ? (
        <p>
          <a href={`/solutions/${solution.id}/triage`}>Not reviewable yet?</a>
        </p>
      ) : null}
    </section>
  );
}

/** Tells an author why their solution went back, and what to do. */
export function ReturnedNotice({ solution, state }: QueueStateProps) {
  if (state?.kind !== "returned") return null;
  return (
    <div className="returned">
      <Notice>
        <p>
          <b>A reviewer sent this back to you</b> <Time at={state.at} />: {lower(state.label)}. Until it is
          mended it waits for no reviews.
        </p>
        <blockquote>{state.note}</blockquote>
        <p>{state.mend} A new revision goes into the queue by itself.</p>
        <form method="post" action={`/solutions/${solution.id}/triage`} className="actions">
          <a className="btn" href={`/solutions/${solution.id}/edit`}>
            Write revision {solution.revision + 1}
          </a>
          <button type="submit" name="intent" value="lift">
            It is ready, put it back
          </button>
        </form>
      </Notice>
    </div>
  );
}

function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
