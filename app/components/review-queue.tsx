import type { FieldErrors, Fields } from "~/domain/parse";
import { type Habits, LOAD_MAX } from "~/domain/queue/habits";
import type { HeldPlace, ReviewQueuePage, Suggestion } from "~/domain/reading/queue-view";
import { filtersPath } from "~/domain/solutions/filters";
import { Field, Notice } from "./form";
import { Time } from "./time";

/** The places that the viewer holds, with what is left of their time. */
export function Places({ places }: { places: HeldPlace[] }) {
  if (places.length === 0) return null;
  return (
    <section className="places">
      <h2>Your places</h2>
      <ul>
        {places.map(({ id, title, begun, expiresAt, minutesLeft }) => (
          <li key={id}>
            <div>
              <h3>
                <a href={`/solutions/${id}/review`}>{title}</a>
              </h3>
              <p className="small quiet">
                {begun ? (
                  <>
                    You have begun. The place ends <Time at={expiresAt} /> unless you write on; the draft
                    stays.
                  </>
                ) : (
                  `${minutesLeft} ${minutesLeft === 1 ? "minute" : "minutes"} left to begin.`
                )}
              </p>
            </div>
            <form method="post" className="actions">
              <input type="hidden" name="solution" value={id} />
              <a className="btn primary" href={`/solutions/${id}/review`}>
                {begun ? "Go on" : "Begin"}
              </a>
              <button type="submit" name="intent" value="release">
                Give back<span className="hidden"> “{title}”</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Reviews whose authors ask the viewer to look again. */
export function AskedAgain({ asked }: { asked: ReviewQueuePage["asked"] }) {
  if (asked.length === 0) return null;
  return (
    <section className="places">
      <h2>You are asked to look again</h2>
      <ul>
        {asked.map(({ reviewId, title, round, requestedAt }) => (
          <li key={reviewId}>
            <div>
              <h3>
                <a href={`/reviews/${reviewId}/round`}>{title}</a>
              </h3>
              <p className="small quiet">
                Round {round}, asked <Time at={requestedAt} />.
              </p>
            </div>
            <a className="btn" href={`/reviews/${reviewId}/round`}>
              Look again<span className="hidden"> at “{title}”</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type SuggestionsProps = Omit<ReviewQueuePage, "places" | "asked">;

/** What to review next, and two others. */
export function Suggestions({ suggestions, hasRoom, ...viewer }: SuggestionsProps) {
  const [first, ...others] = suggestions;
  if (!hasRoom) {
    return (
      <p className="quiet">
        You hold two places. Send in one of these reviews, or give a place back, for another.
      </p>
    );
  }
  if (!first) return <NothingWaits />;
  return (
    <>
      <Rest {...viewer} />
      <article className="suggestion">
        <p className="kicker">Suggested: {first.why.join(", ")}</p>
        <h2>
          <a href={first.path}>{first.title}</a>
        </h2>
        <p>{first.summary}</p>
        <About {...first} />
        {first.ask ? (
          <p className="ask">
            <b>Feedback wanted</b> {first.ask}
          </p>
        ) : null}
        <Choose {...first} primary />
      </article>
      {others.length > 0 ? (
        <section className="others">
          <h2>Or one of these</h2>
          {others.map((it) => (
            <article key={it.id}>
              <h3>
                <a href={it.path}>{it.title}</a>
              </h3>
              <About {...it} />
              <p className="small quiet">{sentence(it.why.join(", "))}.</p>
              <Choose {...it} />
            </article>
          ))}
        </section>
      ) : null}
    </>
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function About({ readingMinutes, waited, tags }: Suggestion) {
  return (
    <p className="meta">
      <span>{readingMinutes} min read</span>
      <span>waits for {waited}</span>
      {tags.map((tag) => (
        <a className="tag" key={tag} href={filtersPath({ tag })}>
          {tag}
        </a>
      ))}
    </p>
  );
}

function Choose({ id, title, primary = false }: { id: string; title: string; primary?: boolean }) {
  return (
    <form method="post" className="actions">
      <input type="hidden" name="solution" value={id} />
      <button type="submit" name="intent" value="claim" className={primary ? "primary" : undefined}>
        Take this one<span className="hidden"> {title}</span>
      </button>
      <button type="submit" name="intent" value="skip">
        Skip<span className="hidden"> {title}</span>
      </button>
    </form>
  );
}

/** Nothing is asked of who is away or has done their share; there is more all the same. */
function Rest({ isAway, habits, reviewsThisWeek }: Omit<SuggestionsProps, "suggestions" | "hasRoom">) {
  if (isAway && habits.awayUntil) {
    return (
      <Notice>
        You are away until <time dateTime={habits.awayUntil}>{habits.awayUntil}</time>, so nobody asks you.
        These wait all the same.
      </Notice>
    );
  }
  if (reviewsThisWeek < habits.weeklyLoad) return null;
  return <Notice>You have done your share of the last seven days. These wait if you want more.</Notice>;
}

function NothingWaits() {
  return (
    <div className="empty-state">
      <h2>Nothing waits for you</h2>
      <p>
        Each solution has its three reviews, or people at work on them. You can still review{" "}
        <a href="/solutions?sort=needs-review">any write-up that you choose</a>, or practise on{" "}
        <a href="/guide/reviewing">one whose scores are known</a>.
      </p>
    </div>
  );
}

interface ReviewingHabitsProps {
  habits: Habits;
  reviewsThisWeek: number;
  fields?: Fields;
  errors?: FieldErrors;
}

/** How much the viewer wants to review. */
export function ReviewingHabits({ habits, reviewsThisWeek, fields, errors }: ReviewingHabitsProps) {
  const sent = fields?.intent === "habits" ? fields : undefined;
  const volunteers = sent ? sent.volunteers === "1" : habits.volunteers;
  return (
    <section>
      <h2>How much you review</h2>
      <p className="small quiet">
        {reviewsThisWeek >= LOAD_MAX ? `${LOAD_MAX} or more` : reviewsThisWeek}{" "}
        {reviewsThisWeek === 1 ? "review" : "reviews"} in the last seven days.
      </p>
      <form method="post" className="form">
        <Field name="weeklyLoad" label="Reviews a week" error={errors?.weeklyLoad}>
          {(control) => (
            <input
              {...control}
              type="number"
              min={1}
              max={LOAD_MAX}
              required
              defaultValue={sent?.weeklyLoad ?? habits.weeklyLoad}
            />
          )}
        </Field>
        <Field name="awayUntil" label="Away until" optional error={errors?.awayUntil}>
          {(control) => (
            <input {...control} type="date" defaultValue={sent?.awayUntil ?? habits.awayUntil ?? ""} />
          )}
        </Field>
        <label className="check">
          <input type="checkbox" name="volunteers" value="1" defaultChecked={volunteers} />
          <span>Ask me when a solution waits more than two days</span>
        </label>
        <div>
          <button type="submit" name="intent" value="habits">
            Save
          </button>
        </div>
      </form>
    </section>
  );
}
