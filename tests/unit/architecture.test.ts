import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

/** Folders of app/domain from left to right: each may import from those on its left. */
const DOMAIN_ORDER = [
  "rubric",
  "accounts",
  "identity",
  "notices",
  "reputation",
  "markdown",
  "notebooks",
  "comparing",
  "anchoring",
  "drafts",
  "writing",
  "attachments",
  "walkthroughs",
  "challenges",
  "queue",
  "points",
  "solutions",
  "integrity",
  "scoring",
  "reviews",
  "answers",
  "panel",
  "rounds",
  "discussion",
  "reading",
  "learning",
  "health",
  "moderation",
];

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

test("every import follows the table in README", () => {
  expect(violations(readImports(), readTable())).toEqual([]);
});

test("every arrow of README's table is used by some import", () => {
  const used = new Set(readImports().map(({ from, to }) => `${layerOf(from)} -> ${layerOf(to)}`));
  const drawn = [...readTable()].flatMap(([from, targets]) => targets.map((to) => `${from} -> ${to}`));
  expect(drawn.filter((arrow) => !used.has(arrow))).toEqual([]);
});

test("no file imports itself by way of others", () => {
  expect(circles(readImports())).toEqual([]);
});

test.each<[string, Import]>([
  ["a route that imports a query", { from: "app/routes/x.tsx", to: "db/queries/users.ts", typeOnly: false }],
  [
    "a route that imports another route",
    { from: "app/routes/x.tsx", to: "app/routes/y.tsx", typeOnly: false },
  ],
  [
    "a component that imports a server file",
    { from: "app/components/x.tsx", to: "app/domain/reviews/x.server.ts", typeOnly: false },
  ],
  [
    "a domain file that imports the web",
    { from: "app/domain/reviews/x.server.ts", to: "app/web/y.server.ts", typeOnly: false },
  ],
  [
    "a domain file that connects",
    { from: "app/domain/reviews/x.server.ts", to: "db/connection.ts", typeOnly: false },
  ],
  [
    "a domain folder that imports from its right",
    { from: "app/domain/accounts/x.ts", to: "app/domain/reviews/y.ts", typeOnly: false },
  ],
  [
    "a pure domain file that imports a server file",
    { from: "app/domain/reviews/x.ts", to: "app/domain/reviews/y.server.ts", typeOnly: false },
  ],
  ["a query that imports another query", { from: "db/queries/x.ts", to: "db/queries/y.ts", typeOnly: false }],
  ["a migration that imports our code", { from: "migrations/0001_x.ts", to: "db/schema.ts", typeOnly: true }],
  [
    "a browser script that imports a server file",
    { from: "app/browser/x.ts", to: "app/domain/reviews/y.server.ts", typeOnly: false },
  ],
  ["a browser script that imports React", { from: "app/browser/x.ts", to: "react", typeOnly: false }],
  ["a domain file that imports React", { from: "app/domain/reviews/x.ts", to: "react", typeOnly: false }],
])("the table refuses %s", (_, planted) => {
  expect(violations([planted], readTable())).toHaveLength(1);
});

test("a planted circle is found", () => {
  const arrow = (from: string, to: string) => ({ from, to, typeOnly: false });
  expect(circles([arrow("a.ts", "b.ts"), arrow("b.ts", "c.ts"), arrow("c.ts", "a.ts")])).toHaveLength(1);
});

/** The table in README: a layer, and the layers that it may import. */
function readTable(): Map<string, string[]> {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const block = readme.match(/```imports\n([\s\S]*?)```/)?.[1] ?? "";
  const lines = block
    .trim()
    .split("\n")
    .map((line) => line.split("->").map((part) => part.trim()));
  return new Map(
    lines.map(([from = "", targets = ""]) => [from, targets === "nothing" ? [] : targets.split(/,\s*/)]),
  );
}

function violations(imports: Import[], table: Map<string, string[]>): string[] {
  return imports.filter((one) => !isAllowed(one, table)).map(({ from, to }) => `${from} imports ${to}`);
}

function isAllowed({ from, to, typeOnly }: Import, table: Map<string, string[]>): boolean {
  const [source, target] = [layerOf(from), layerOf(to)];
  if (target === "package") return isAllowedPackage(source, to);
  if (source !== target && !table.get(source)?.includes(target)) return false;
  if (source === "routes" && target === "routes")
    return dirname(from) === dirname(to) && dirname(from) !== "app/routes";
  if (source === "queries" && target === "queries") return false;
  if (target === "domain" && isPure(from) && !isPure(to)) return typeOnly && source === "routes";
  if (source === "domain" && target === "domain")
    return isLeftOf(to, from) || (typeOnly && from === "app/domain/context.server.ts");
  // Only what opens and migrates a database, and types: the rest belongs to the queries.
  if (source === "web" && target === "db") return /^db\/(connection|migrate|engine)\.ts$/.test(to);
  if (source === "queries" && to.startsWith("db/expressions/")) return true;
  if (["domain", "queries"].includes(source) && target === "db") return typeOnly && to === "db/schema.ts";
  return true;
}

function isAllowedPackage(source: string, name: string): boolean {
  const web = /^(@remix-run\/|react$|react-dom|react\/)/.test(name);
  if (["domain", "queries", "db", "dialects", "migrations", "demo", "browser"].includes(source)) return !web;
  return !(source === "components" && /^(node:|kysely)/.test(name));
}

function isPure(file: string): boolean {
  return (
    !file.startsWith("app/routes") &&
    !file.startsWith("app/web") &&
    !file.startsWith("app/demo") &&
    !file.includes(".server.")
  );
}

function isLeftOf(to: string, from: string): boolean {
  const place = (file: string) => DOMAIN_ORDER.indexOf(file.split("/")[2] ?? "");
  return place(to) <= place(from);
}

function layerOf(file: string): string {
  if (!/\.(tsx?|js)$/.test(file) || !file.includes("/")) return "package";
  const layers = [
    "app/routes",
    "app/components",
    "app/browser",
    "app/web",
    "app/domain",
    "app/demo",
    "db/queries",
    "db/dialects",
    "db",
    "migrations",
  ];
  const folder = layers.find((layer) => file.startsWith(`${layer}/`));
  return folder?.split("/").at(-1) ?? "entries";
}

function readImports(): Import[] {
  return ["app", "db", "migrations"].flatMap(sourceFiles).flatMap(importsOf);
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

function importsOf(from: string): Import[] {
  const source = readFileSync(join(ROOT, from), "utf8");
  const statements = source.matchAll(
    /^(?:import|export)\s+(type\s+)?([^;"]*?from\s+)?"([^"]+)"|\bimport\("([^"]+)"\)/gm,
  );
  return [...statements].flatMap(([, type, names, name, lazy]) => {
    const to = resolve(from, name ?? lazy ?? "");
    if (/\.(css|md|woff2)(\?|$)/.test(to)) return [];
    const typeOnly = type !== undefined || /^\{(\s*type\s+\w+( as \w+)?,?)+\s*\}/.test(names ?? "");
    return [{ from, to, typeOnly }];
  });
}

const known = new Set(["app", "db", "migrations"].flatMap(sourceFiles));

function resolve(from: string, name: string): string {
  const path = name.startsWith("~/")
    ? join("app", name.slice(2))
    : name.startsWith("~db/")
      ? join("db", name.slice(4))
      : name.startsWith(".")
        ? join(dirname(from), name)
        : null;
  if (path === null) return name;
  return (
    [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((candidate) => known.has(candidate)) ?? path
  );
}

/** Circles among imports that exist when the program runs; types come and go with the compiler. */
function circles(imports: Import[]): string[] {
  const targets = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports)
    if (!typeOnly) targets.set(from, [...(targets.get(from) ?? []), to]);
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]) => {
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(" -> "));
      return;
    }
    if (done.has(file)) return;
    for (const next of targets.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of targets.keys()) visit(file, []);
  return found;
}
