const PAGES = [
  { path: "/guide", label: "The rubric" },
  { path: "/guide/writing", label: "How to write" },
  { path: "/guide/reviewing", label: "How to review" },
  { path: "/guide/scores", label: "Scores" },
  { path: "/guide/reputation", label: "Reputation" },
  { path: "/guide/health", label: "Health" },
];

/** The pages of the guide. */
export function GuideNav({ current }: { current: string }) {
  return (
    <nav className="filters guide-nav" aria-label="Guide">
      {PAGES.map(({ path, label }) => (
        <a key={path} href={path} aria-current={path === current ? "page" : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
