import { type Leaning, leaningInWords } from "~/domain/learning/report-card";
import { signedLevels } from "./leaning-sum";

interface LeaningRow extends Leaning {
  key: string;
  label: string;
  reviews: number;
}

/** Levels to either side of others that the chart shows. */
const REACH = 1.5;

/** How somebody scores beside others, a row for the overall level and each dimension: in words, and as whiskers. */
export function LeaningTable({ rows }: { rows: LeaningRow[] }) {
  return (
    <dl className="leanings">
      {rows.map((row) => (
        <div key={row.key}>
          <dt>{row.label}</dt>
          <dd>
            <Whiskers leaning={row} />
            <Ends />
            <p className="small">
              {leaningInWords(row)}{" "}
              <a className="quiet num" href="#leaning-sum">
                {sureness(row)}
              </a>
            </p>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function sureness({ leniency, half, reviews }: LeaningRow): string {
  return `${signedLevels(leniency)} ± ${half.toFixed(1)} from ${reviews} ${reviews === 1 ? "review" : "reviews"}`;
}

function Whiskers({ leaning: { leniency, half } }: { leaning: Leaning }) {
  const [low, high] = [position(leniency - half), position(leniency + half)];
  return (
    <svg className="track" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
      <rect className="rail" x="0" y="6" width="100" height="2" />
      <path className="middle" d="M50 0V14" />
      <path className="whisker" d={`M${low} 3V11M${high} 3V11M${low} 7H${high}`} />
      <path className="dot" d={`M${position(leniency)} 7h0`} />
    </svg>
  );
}

/** What the ends and the middle of the chart stand for. */
function Ends() {
  return (
    <p className="ends num" aria-hidden="true">
      <span>−{REACH} stricter</span>
      <span>as others</span>
      <span>+{REACH} more lenient</span>
    </p>
  );
}

/** Where levels above (below 0: under) others stand on the chart, 0 to 100. */
function position(levels: number): number {
  return Math.round(Math.min(100, Math.max(0, 50 + (levels / REACH) * 50)) * 10) / 10;
}
