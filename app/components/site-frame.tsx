import { Glyph } from "./glyph";

const PAGES = [
  { path: "/solutions", label: "Write-ups" },
  { path: "/challenges", label: "Challenges" },
];

const GUIDE = { path: "/guide", label: "Guide" };
const FOR_VISITORS = [{ path: "/solutions?sort=needs-review", label: "Needs review" }, GUIDE];
const FOR_MEMBERS = [{ path: "/review", label: "Review" }, GUIDE, { path: "/drafts", label: "Drafts" }];
const FOR_MODERATORS = { path: "/moderation", label: "Moderation" };

interface SiteHeaderProps {
  viewer: { handle: string; reputation: number; isModerator: boolean; unread: number } | null;
  path: string;
  wide?: boolean;
}

/** The bar on top of every page. */
export function SiteHeader({ viewer, path, wide }: SiteHeaderProps) {
  const pages = [
    ...PAGES,
    ...(viewer ? FOR_MEMBERS : FOR_VISITORS),
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
              <Unread count={viewer.unread} current={path === "/notifications"} />
              <span className="me">
                <a href={`/u/${viewer.handle}`} data-member={viewer.handle}>
                  {viewer.handle}
                </a>{" "}
                <a className="quiet num" href={`/u/${viewer.handle}/reputation`}>
                  {viewer.reputation.toLocaleString("en")}
                  <span className="hidden"> points</span>
                </a>
              </span>
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

/** A bell with the number of notifications that wait. */
function Unread({ count, current }: { count: number; current: boolean }) {
  return (
    <a className="bell" href="/notifications" aria-current={current ? "page" : undefined}>
      <svg viewBox="0 0 20 20" aria-hidden="true">
        <path d="M10 2.5a5 5 0 0 0-5 5v3.6L3.4 14h13.2L15 11.1V7.5a5 5 0 0 0-5-5ZM8 16.2a2 2 0 0 0 4 0" />
      </svg>
      <span className="hidden">Notifications</span>
      {count > 0 ? (
        <b className="num">
          {count}
          <span className="hidden"> unread</span>
        </b>
      ) : null}
    </a>
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
          <a href="/guide/reviewing">How to review</a>
          <a href="/guide/scores">How scores are computed</a>
          <a href="/guide/reputation">How points work</a>
          <a href="/guide/health">Rubric health</a>
          <a href="/moderation/log">What moderators did</a>
        </nav>
      </div>
    </footer>
  );
}
