/** The way to the next page of a list; nothing on the last one. */
export function Pager({ href, label = "More" }: { href: string | null; label?: string }) {
  if (!href) return null;
  return (
    <nav className="pager" aria-label="Pages">
      <a className="btn" rel="next" href={href}>
        {label}
      </a>
    </nav>
  );
}
