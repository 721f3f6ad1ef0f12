import { Glyph } from "./glyph";

const PAGES = [
  { path: "/solutions", label: "Write-ups" },
  { path: "/challenges", label: "Challenges" },
  { path: "/solutions?sort=needs-review", label: "Needs review" },
  { path: "/guide", label: "Guide" },
];

const FOR_MEMBERS = { path: "/drafts", label: "Drafts" };
const FOR_MODERATORS = { path: "/moderation", label: "Moderation" };

interface SiteHeaderProps {
  viewer: { handle: string; reputation: number; isModerator: boolean } | null;
  path: string;
  wide?: boolean;
}

/** The bar on top of every page. */
export function SiteHeader({ viewer, path, wide }: SiteHeaderProps) {
  const pages = [
    ...PAGES,
    ...(viewer ? [FOR_MEMBERS] : []),
    ...(viewer?.isModerator ? [FOR_MODERATORS] : []),
  ];
  return (
    <header className="top">
      <div className={wide ? "wrap wide" : "wrap"}>
        <a className="brand" href="/">
          <Glyph
            means={{ framing: 3, ambiguity: 4, tradeoffs: 5, communication: 4, iteration: 3 }}
            decorative
          />
          Rationale
        </a>
        <nav aria-label="Site">
          {pages.map((page) => (
            <a key={page.path} href={page.path} aria-current={isUnder(path, page.path) ? "page" : undefined}>
              {page.label}
            </a>
          ))}
        </nav>
        <div className="top-actions">
          {viewer ? (
            <>
              <a className="me" href={`/u/${viewer.handle}`}>
                {viewer.handle} <span className="quiet num">{viewer.reputation.toLocaleString("en")}</span>
                <span className="hidden"> points</span>
              </a>
              <form method="post" action="/logout">
                <button className="link" type="submit">
                  Sign out
                </button>
              </form>
            </>
          ) : (
            <>
              <a className="btn" href="/login">
                Sign in
              </a>
              <a className="btn join" href="/signup">
                Join
              </a>
            </>
          )}
          <a className="btn primary" href="/solutions/new">
            Post a solution
          </a>
        </div>
      </div>
    </header>
  );
}

function isUnder(path: string, page: string): boolean {
  return path === page || (path.startsWith(`${page}/`) && path !== "/solutions/new");
}

export function SiteFooter() {
  return (
    <footer className="foot">
      <div className="wrap">
        <p>Interviewers grade how you decided. Practise being read.</p>
        <nav aria-label="About">
          <a href="/guide">The rubric</a>
          <a href="/guide/scores">How scores are computed</a>
          <a href="/guide/reputation">How points work</a>
          <a href="/moderation/log">What moderators did</a>
        </nav>
      </div>
    </footer>
  );
}
