import type { ReactNode } from "react";
import { ENOUGH, POSTS_MAX, SOLUTIONS_TO_AGREE } from "~/domain/health/health";
import { inThousands } from "./in-words";

/** The arithmetic behind each figure, in plain words first; the method's name and source come last. */
export function HowMeasured() {
  return (
    <section className="section" id="how">
      <h2>How it is measured</h2>
      <p>
        “Most likely” ranges hold the true value nine times in ten. Where few reviews tell, they are wide.
      </p>
      <dl className="explained">
        <div id="how-agreement">
          <dt>Agreement</dt>
          <dd>
            Take two levels that one write-up got, and two levels of any write-ups. Each time square the
            difference, and average over all such pairs. Agreement is 1 minus the first average divided by the
            second. Only reviews count whose writers had not seen the others, with the levels that they gave
            first; an earlier and a later revision are one write-up. At least {SOLUTIONS_TO_AGREE} write-ups
            have to tell. Its range is how much it moves when single write-ups are left out. Where one
            judgement has to do, 0.80 is asked for, and 0.67 for a first guess.
            <Source>
              Krippendorff’s alpha for interval data (Content Analysis, 2004, chapter 11), with Tukey’s
              jackknife (1958).
            </Source>
          </dd>
        </div>
        <div id="how-levels">
          <dt>Levels</dt>
          <dd>
            Of the reviews that gave a level, how many per cent gave each, as they gave it first. With what is
            not shown they add up to 100 %. Not shown is a level that fewer than {ENOUGH} gave, and at least
            one more beside it, so that it cannot be worked out.
            <Source>Rounded by largest remainder.</Source>
          </dd>
        </div>
        <div id="how-shares">
          <dt>Shares</dt>
          <dd>
            So many of so many. Shares speak only where at least {ENOUGH} reviews or posts do.
            <Source>The range is Wilson’s interval (1927), which is fair with small counts too.</Source>
          </dd>
        </div>
        <div id="how-first-review">
          <dt>Time to the first review</dt>
          <dd>
            The time after which half of the latest {inThousands(POSTS_MAX)} posts have a review. Those that
            still wait count as long as they have. For the share within 24 hours, posts younger than that are
            left out.
            <Source>Kaplan–Meier median (1958), its range by Brookmeyer and Crowley (1982).</Source>
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

function Source({ children }: { children: ReactNode }) {
  return <div className="small quiet">{children}</div>;
}
