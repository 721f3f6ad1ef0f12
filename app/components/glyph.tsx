import { DIMENSION_KEYS, type DimensionKey, RUBRIC } from "~/domain/rubric/rubric";

const BAR = 5;
const GAP = 3;
const HEIGHT = 34;
const WIDTH = DIMENSION_KEYS.length * (BAR + GAP) - GAP;

interface GlyphProps {
  /** Mean by dimension, 1 to 5; null where no review has told. */
  means: Record<DimensionKey, number | null>;
  /** Whether the numbers stand beside it anyway. */
  decorative?: boolean;
}

/** Five bars, one a dimension, always in the same order: a solution's shape at a glance. */
export function Glyph({ means, decorative }: GlyphProps) {
  const label = decorative ? { "aria-hidden": true } : { role: "img", "aria-label": inWords(means) };
  return (
    <svg className="glyph" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} {...label}>
      {DIMENSION_KEYS.map((key, i) => {
        const mean = means[key];
        const height = mean === null ? HEIGHT : Math.max(3, ((mean - 1) / 4) * HEIGHT);
        return (
          <rect
            key={key}
            className={mean === null ? "none" : key}
            x={i * (BAR + GAP)}
            y={(HEIGHT - height).toFixed(1)}
            width={BAR}
            height={height.toFixed(1)}
            rx={1.5}
          />
        );
      })}
    </svg>
  );
}

function inWords(means: GlyphProps["means"]): string {
  const known = RUBRIC.filter(({ key }) => means[key] !== null);
  if (known.length === 0) return "Not rated yet";
  return known.map(({ key, short }) => `${short} ${means[key]?.toFixed(1)}`).join(", ");
}
