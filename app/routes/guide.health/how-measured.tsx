import { ENOUGH, POSTS_MAX, SOLUTIONS_TO_AGREE } from "~/domain/health/health";
import { inThousands } from "./in-words";

/** The arithmetic behind each figure, and where it comes from. */
export function HowMeasured() {
  return (
    <section className="section" id="how">
      <h2>How it is measured</h2>
      <dl className="explained">
        <div id="how-agreement">
          <dt>Agreement</dt>
          <dd>
            Krippendorff’s alpha for interval data: 1 minus the mean squared difference between two levels of
            the same write-up, over that between any two levels. Only reviews count whose writers had not seen
            the others, with the levels that they gave first; an earlier and a later revision are one
            write-up. The interval comes from leaving out one write-up at a time. At least{" "}
            {SOLUTIONS_TO_AGREE} write-ups have to tell. Krippendorff, Content Analysis (2004), chapter 11;
            Tukey’s jackknife (1958).
          </dd>
        </div>
        <div id="how-levels">
          <dt>Levels</dt>
          <dd>
            The share of each level among the reviews that gave one, as they gave it first. A level that fewer
            than {ENOUGH} gave is not counted out.
          </dd>
        </div>
        <div id="how-shares">
          <dt>Shares</dt>
          <dd>
            So many of so many, with Wilson’s interval (1927), which is fair with small counts too. Shares
            speak only where at least {ENOUGH} reviews or posts do.
          </dd>
        </div>
        <div id="how-first-review">
          <dt>Time to the first review</dt>
          <dd>
            The Kaplan–Meier median (1958) of the latest {inThousands(POSTS_MAX)} posts, so those that still
            wait count as long as they have; its interval by Brookmeyer and Crowley (1982). For the share
            within 24 hours, posts younger than that are left out.
          </dd>
        </div>
        <div id="how-left-out">
          <dt>Left out</dt>
          <dd>
            Withdrawn and embargoed work, and reviews that count nothing in scores. Agreement and helpfulness
            are shown only where at least {ENOUGH} people stand behind them.
          </dd>
        </div>
      </dl>
    </section>
  );
}
