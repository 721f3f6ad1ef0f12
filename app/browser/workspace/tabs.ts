/** Where only one side of a page fits, its links become tabs; each side keeps its place. Returns what turns to a side. */
export function makeTabs(nav: HTMLElement): (id: string) => void {
  const narrow = matchMedia("(max-width: 62rem)");
  const tabs = [...nav.querySelectorAll("a")].flatMap((link) => {
    const panel = document.getElementById(link.hash.slice(1));
    return panel ? [{ link, panel, place: 0 }] : [];
  });
  let current = tabs[0];

  function turnTo(id: string) {
    const next = tabs.find(({ panel }) => panel.id === id);
    if (!next || next === current || !narrow.matches) {
      current = next ?? current;
      return show();
    }
    if (current) current.place = scrollY;
    current = next;
    show();
    scrollTo({ top: next.place || nav.offsetTop, behavior: "instant" });
  }

  /** The attribute hides on narrow screens alone, and never on paper. */
  function show() {
    nav.toggleAttribute("data-tabs", narrow.matches);
    if (narrow.matches) nav.setAttribute("role", "tablist");
    else nav.removeAttribute("role");
    for (const { link, panel } of tabs) {
      const isCurrent = panel === current?.panel;
      panel.toggleAttribute("data-away", !isCurrent);
      setRole(panel, narrow.matches && "tabpanel");
      setRole(link, narrow.matches && "tab");
      if (!narrow.matches) {
        link.removeAttribute("aria-selected");
        link.removeAttribute("tabindex");
        continue;
      }
      link.setAttribute("aria-selected", String(isCurrent));
      link.setAttribute("aria-controls", panel.id);
      link.tabIndex = isCurrent ? 0 : -1;
    }
  }

  nav.addEventListener("click", (event) => {
    const tab = tabs.find(({ link }) => link === event.target);
    if (!tab || !narrow.matches || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    turnTo(tab.panel.id);
  });
  nav.addEventListener("keydown", (event) => {
    const at = tabs.findIndex(({ link }) => link === event.target);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1 }[
      event.key
    ];
    const tab = next === undefined || at < 0 ? undefined : tabs[next % tabs.length];
    if (!tab || !narrow.matches) return;
    event.preventDefault();
    turnTo(tab.panel.id);
    tab.link.focus({ preventScroll: true });
  });
  // A link to something on the other side leads there.
  const follow = () => {
    const target = location.hash ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    const tab = tabs.find(({ panel }) => target && panel.contains(target));
    if (!tab || tab === current) return;
    turnTo(tab.panel.id);
    target?.scrollIntoView();
  };
  narrow.addEventListener("change", show);
  addEventListener("hashchange", follow);
  show();
  follow();
  return turnTo;
}

function setRole(element: HTMLElement, role: string | false) {
  if (role) element.setAttribute("role", role);
  else element.removeAttribute("role");
}
