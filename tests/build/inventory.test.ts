/** Holds the inventory of surfaces against what the production build says it contains. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { ACTIONS } from "@/lib/policy/action-surfaces";
import { PAGES } from "@/lib/policy/page-surfaces";
import { ROUTES } from "@/lib/policy/route-surfaces";

const root = new URL("../..", import.meta.url).pathname;
const build = join(root, process.env.NEXT_DIST_DIR ?? ".next");
/** Pages that Next makes of `not-found.tsx` and `global-error.tsx`; nobody can address what they show. */
const MADE_BY_NEXT = ["/_not-found", "/_global-error"];
const METHODS = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";

const routesManifest = z.record(z.string(), z.string());
const actionsManifest = z.object({
  node: z.record(z.string(), z.object({ exportedName: z.string(), filename: z.string() })),
  edge: z.record(z.string(), z.unknown()),
});

function manifest<T>(file: string, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(readFileSync(join(build, file), "utf8")));
}

/** The HTTP methods that a route handler of the build answers, read from its source. */
function methodsOf(entry: string): string[] {
  const source = readFileSync(join(root, "app", `${entry}.ts`), "utf8");
  const exported = new RegExp(`^export (?:const|(?:async )?function|\\{[^}]*\\bas) (${METHODS})\\b`, "gm");
  const destructured = /^export const \{([^}]*)\}/gm;
  return [
    ...[...source.matchAll(exported)].map(([, method = ""]) => method),
    ...[...source.matchAll(destructured)].flatMap(([, names = ""]) => names.match(/\b[A-Z]+\b/g) ?? []),
  ];
}

const entries = Object.entries(manifest("app-path-routes-manifest.json", routesManifest));
const sorted = (names: Iterable<string>) => [...names].sort();

test("every page of the build has a line in the inventory, and every line a page", () => {
  const pages = entries
    .filter(([entry, address]) => entry.endsWith("/page") && !MADE_BY_NEXT.includes(address))
    .map(([, address]) => address);
  expect(sorted(pages)).toEqual(sorted(Object.keys(PAGES)));
});

test("every method of every route handler has a line in the inventory, and every line a method", () => {
  const handlers = entries.filter(([entry]) => entry.endsWith("/route") && !/\.\w+\/route$/.test(entry));
  const routes = handlers.flatMap(([entry, address]) => {
    const methods = methodsOf(entry);
    expect(methods, `${entry} answers no method that this test can read`).not.toEqual([]);
    return methods.map((method) => `${method} ${address}`);
  });
  expect(sorted(routes)).toEqual(sorted(Object.keys(ROUTES)));
});

test("every server action of the build has a line in the inventory, and every line an action", () => {
  const { node, edge } = manifest("server/server-reference-manifest.json", actionsManifest);
  expect(edge).toEqual({});
  const actions = Object.values(node).map(({ filename, exportedName }) => {
    const [, folder] = /^app\/\[locale\]\/(.*)\/actions\.ts$/.exec(filename) ?? [];
    return `${folder ?? filename} ${exportedName}`;
  });
  expect(sorted(new Set(actions))).toEqual(sorted(Object.keys(ACTIONS)));
});
