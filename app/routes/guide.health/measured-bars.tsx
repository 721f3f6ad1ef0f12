import type { DimensionKey } from "~/domain/rubric/rubric";

export interface MeasuredBar {
  /** Gives the bar its colour. */
  dimension?: DimensionKey;
  label: string;
  /** From 0 to 1; null where too few tell. */
  measured: { at: number; low: number; high: number } | null;
  value: string;
  /** Interval and counts, in words. */
  says: string;
}

/** Values between 0 and 1, each with its interval and with what it rests on. */
export function MeasuredBars({ bars }: { bars: MeasuredBar[] }) {
  return (
    <dl className="bars">
      {bars.map(({ dimension, label, measured, value, says }) => (
        <div className={`bar ${dimension ?? ""}`} key={label}>
          <dt>{label}</dt>
          <dd>
            <Track measured={measured} />
            <span className={measured ? "num" : "num quiet"}>{value}</span>
          </dd>
          <dd className="measure small quiet num">{says}</dd>
        </div>
      ))}
    </dl>
  );
}

function Track({ measured }: Pick<MeasuredBar, "measured">) {
  return (
    <svg className="track" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
      <rect className="rail" x="0" y="3" width="100" height="8" />
      {measured ? (
        <>
          <rect className="value" x="0" y="3" width={position(measured.at)} height="8" />
          <path
            className="whisker"
            d={`M${position(measured.low)} 0V14M${position(measured.low)} 7H${position(measured.high)}M${position(measured.high)} 0V14`}
          />
        </>
      ) : null}
    </svg>
  );
}

/** Where 0 to 1 lies on a track of 100; what lies below 0 is at its beginning. */
function position(value: number): string {
  return (100 * Math.min(1, Math.max(0, value))).toFixed(1);
}
