/** A share from 0 to 1: "23 %". */
export function inPercent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** A count: "5,000". */
export function inThousands(count: number): string {
  return count.toLocaleString("en-GB");
}

/** A count of things: "1 review", "5,000 reviews". */
export function counted(count: number, one: string, many: string): string {
  return `${inThousands(count)} ${count === 1 ? one : many}`;
}
