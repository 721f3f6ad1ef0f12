import autocannon from "autocannon";
import { processorSeconds, type Target } from "./processes";
import type { Scenario } from "./scenarios";

export interface Measurement {
  perSecond: number;
  /** The slowest of a hundred, in milliseconds; ten connections wait for each other in it. */
  p99: number;
  /** Processor time of the server's process for one request, in microseconds; null where it is not known. */
  processor: number | null;
}

const CONNECTIONS = 10;

/** Sends one kind of request for some seconds. Throws when a single answer has another status than it should. */
export async function measure(target: Target, scenario: Scenario, seconds: number): Promise<Measurement> {
  const before = processorSeconds(target.pid);
  const result = await autocannon({
    url: target.url,
    connections: CONNECTIONS,
    duration: seconds,
    requests: [
      scenario.steady ? scenario.next() : { setupRequest: (request) => ({ ...request, ...scenario.next() }) },
    ],
  });
  const after = processorSeconds(target.pid);
  const answers = result.statusCodeStats ?? {};
  const wrong = Object.keys(answers).filter((status) => Number(status) !== scenario.status);
  if (wrong.length > 0 || result.errors > 0)
    throw new Error(`${scenario.name}: ${JSON.stringify(answers)}, ${result.errors} errors`);
  const { total } = result.requests;
  return {
    perSecond: total / result.duration,
    p99: result.latency.p99,
    processor: before === null || after === null ? null : ((after - before) / total) * 1e6,
  };
}
