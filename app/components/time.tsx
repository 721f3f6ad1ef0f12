const DATE = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

interface TimeProps {
  at: string;
  /** Behind a word such as "since" or "on" a date stays one. */
  fixed?: boolean;
}

/** A date. It is absolute, as pages are kept; a script on the page makes it "2 days ago", unless it is fixed. */
export function Time({ at, fixed }: TimeProps) {
  return (
    <time dateTime={at} data-relative={fixed ? undefined : ""} suppressHydrationWarning>
      {DATE.format(new Date(at))}
    </time>
  );
}
