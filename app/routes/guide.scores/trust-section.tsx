import type { ReactNode } from "react";
import { YOUNG_SITE_REVIEWS } from "~/domain/reputation/rules";
import { RING_AUDIT, TRUST } from "~/domain/scoring/method";

/** What lowers the weight of a review. How a ring is looked for is told, not where exactly it begins to show. */
export function TrustSection() {
  const { mutualOnce, mutualOften, repetition, straightLiner, ring } = TRUST;
  const { establishedFrom, capOfGroup, capOfBoth } = TRUST;
  return (
    <section className="section" id="trust">
      <h2>What a review counts</h2>
      <p>
        Most count in full. These factors multiply; the page of each score names those that lowered a review,
        with two exceptions: what says something of a person is told to that person and to moderators.
      </p>
      <dl className="explained">
        <Rule id="mutual" term="The two reviewed each other">
          × {mutualOnce} once, × {mutualOften} from the second time on.
        </Rule>
        <Rule id="repetition" term="The same reviewer again">
          × {repetition} for each earlier review of the same author.
        </Rule>
        <Rule id="same-level" term="Nearly always the same level">
          × {straightLiner.factor} for somebody with {straightLiner.fromReviews} reviews or more whose levels
          scatter less than {percent(straightLiner.sdShare)} as much as everybody’s: they tell no solution
          from another.
        </Rule>
        <Rule id="rings" term="Groups that lift each other">
          Every night the method looks for circles of people who give each other high levels where the queue
          did not send them, and for close groups whose members keep doing so. It compares, solution by
          solution, what members give each other with what those give them whom the queue sent, or everybody
          else where it sent nobody, each person’s leniency taken off. Where members give clearly more, on
          several solutions and far beyond chance, their reviews of each other count × {ring.flagged}. A group
          that nobody else has reviewed enough to compare counts × {ring.incomparable} until somebody does.
          Friends who score each other as others do keep their weight. It opens a case that a moderator looks
          at, and each member can appeal.
        </Rule>
        <Rule id="caps" term="Newcomers, and reviews out of turn">
          On one solution, reviews by people who are not established yet count as {capOfGroup} full ones
          together at most, and so do those that the queue did not give; those that are both count as{" "}
          {capOfBoth} of one together. Established is who reviewed solutions of {establishedFrom} other
          authors who have nothing to do with this one. All three begin once the site has {YOUNG_SITE_REVIEWS}{" "}
          reviews.
        </Rule>
        <Rule id="limits" term="Rushed, copied, or too many">
          A review that was sent faster than one can read, that stood elsewhere, or that was one of very many
          in a day, or of which a report was upheld, counts less.{" "}
          <a href="/guide/reviewing#counts">The limits</a>
        </Rule>
      </dl>
      <p>
        No weight falls below {TRUST.floor}. A group is looked at once {RING_AUDIT.component.items} of its
        solutions were reviewed from inside and from outside, and what it has to show is far more than reviews
        differ by chance.
      </p>
    </section>
  );
}

function Rule({ id, term, children }: { id: string; term: string; children: ReactNode }) {
  return (
    <div id={id}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
