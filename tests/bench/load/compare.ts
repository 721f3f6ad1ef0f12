import { ask } from "./answer";
import { type Measurement, measure } from "./measure";
import type { BareServer, Target } from "./processes";
import type { Scenario } from "./scenarios";

export interface Comparison {
  name: string;
  bytes: number;
  site: Measurement;
  bare: Measurement;
  /** The site's requests per second as a share of the bare server's. */
  rate: number;
  /** How many times the bare server's processor time the site takes; null where it is not known. */
  processor: number | null;
}

const WARM_UP_SECONDS = 2;

/**
 * Measures the site and the bare server in turn, several times, each time sending the same bytes. Absolute figures
 * and ratios are medians; a ratio is taken within a round, so that it bears other work on the machine.
 */
export async function compare(
  { site, bare }: { site: Target; bare: BareServer },
  scenario: Scenario,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Comparison> {
  const answer = await ask(site.url, scenario);
  await bare.answerWith(answer);
  // The bare server does not look at what is asked, so it gets the same each time.
  const request = scenario.next();
  const bareScenario = { ...scenario, steady: true, next: () => request };
  await measure(bare, bareScenario, 1);
  await measure(site, scenario, WARM_UP_SECONDS);
  const pairs: { site: Measurement; bare: Measurement }[] = [];
  for (let i = 0; i < rounds; i++) {
    pairs.push({
      bare: await measure(bare, bareScenario, seconds),
      site: await measure(site, scenario, seconds),
    });
  }
  return {
    name: scenario.name,
    bytes: answer.body.length,
    site: typical(pairs.map((pair) => pair.site)),
    bare: typical(pairs.map((pair) => pair.bare)),
    rate: median(pairs.map((pair) => pair.site.perSecond / pair.bare.perSecond)),
    processor: medianOrNull(
      pairs.map(
        (pair) => pair.site.processor && pair.bare.processor && pair.site.processor / pair.bare.processor,
      ),
    ),
  };
}

function typical(measurements: Measurement[]): Measurement {
  return {
    perSecond: median(measurements.map((one) => one.perSecond)),
    p99: median(measurements.map((one) => one.p99)),
    processor: medianOrNull(measurements.map((one) => one.processor)),
  };
}

function medianOrNull(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? median(known) : null;
}

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
