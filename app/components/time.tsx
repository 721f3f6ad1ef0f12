const DATE = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** A date. It is absolute, as pages are kept; a script on the page makes it "2 days ago". */
export function Time({ at }: { at: string }) {
  return (
    <time dateTime={at} data-relative="" suppressHydrationWarning>
      {DATE.format(new Date(at))}
    </time>
  );
}
