/** The forms that pages show to each walker, and who sends them: those who are shown them, and everybody else. */
import type { APIRequestContext, Browser, Page } from "@playwright/test";
import type { Database } from "@/db/client";
import { formsOf, type RenderedForm } from "../support/rendered-forms";
import { ACCOUNTS, emailOf, expect, sessionIn } from "./fixtures";
import { type PAGE_EXAMPLES, resolve } from "./pages";
import { actionsOfBuild, NOBODY, newestEvent, WALKERS, type Walker } from "./walkers";
import { TYPED } from "./write-states";

/** An application, its database and a browser to walk it with. */
export type Place = { origin: string; db: Database; browser: Browser };
/** A blank page lends its parser. */
type ReadPlace = Place & { parser: Page };
type Requests = ReadonlyMap<string, APIRequestContext>;

/** A form of one page: whom it is shown to, and as the first of them saw it. */
type Shown = { address: string; action: string; form: RenderedForm; to: Set<string> };

/** Requests without a page, in the name of a walker and of a session of its own. */
export async function requestOf({ origin, db, browser }: Place, walker: Walker): Promise<APIRequestContext> {
  const context = await browser.newContext({ baseURL: origin });
  if (walker !== NOBODY)
    await context.addCookies([{ ...(await sessionIn(db, emailOf(walker))), url: origin }]);
  return context.request;
}

/** Requests in the name of each walker. */
export async function requestsOf(place: Place): Promise<Requests> {
  const requests = new Map<string, APIRequestContext>();
  for (const walker of WALKERS) requests.set(walker, await requestOf(place, walker));
  return requests;
}

function namesOfActions(): (id: string) => string {
  const actions = actionsOfBuild();
  return (id) => {
    const known = actions.get(id);
    if (!known) throw new RangeError(`no action ${id} in the build`);
    return known.name;
  };
}

const htmlOf = async (request: APIRequestContext, address: string) =>
  (await request.get(address, { maxRedirects: 0 })).text();

/** Every form of these pages, by page and action. */
export async function shownForms(
  { db, parser }: ReadPlace,
  requests: Requests,
  places: (typeof PAGE_EXAMPLES)[string]["addresses"][number][],
): Promise<readonly Shown[]> {
  const nameOf = namesOfActions();
  const shown = new Map<string, Shown>();
  for (const place of places) {
    const address = `/en${await resolve(place, db)}`;
    for (const [walker, request] of requests) {
      for (const form of await formsOf(parser, await htmlOf(request, address))) {
        const action = nameOf(form.action);
        const key = `${address} ${action}`;
        const known = shown.get(key) ?? { address, action, form, to: new Set() };
        known.to.add(walker);
        shown.set(key, known);
      }
    }
  }
  return [...shown.values()];
}

async function send(
  origin: string,
  request: APIRequestContext,
  { address, action }: Pick<Shown, "address" | "action">,
  form: RenderedForm,
): Promise<number> {
  const multipart = new FormData();
  const typed = TYPED[action] ?? {};
  for (const [name, value] of form.entries) if (!(name in typed)) multipart.append(name, value);
  for (const [name, value] of Object.entries(typed)) multipart.append(name, value);
  const response = await request.post(address, { headers: { origin }, multipart, maxRedirects: 0 });
  return response.status();
}

/** Sends every form in the name of everybody to whom its page does not show it; nothing fails, and nothing is written. */
export async function sendAsOthers(
  { origin, db }: Place,
  requests: Requests,
  shown: readonly Shown[],
): Promise<void> {
  const before = await newestEvent(db);
  for (const { address, action, form, to } of shown) {
    for (const [walker, request] of requests) {
      if (to.has(walker)) continue;
      const asked = `${action} on ${address} by ${walker}`;
      expect(await send(origin, request, { address, action }, form), asked).toBeLessThan(500);
      expect(await newestEvent(db), asked).toBe(before);
    }
  }
}

/** Sends every form as it is shown anew in the name of the first to whom it is, and tells which actions wrote. */
export async function sendAsOwners(place: ReadPlace, shown: readonly Shown[]): Promise<Set<string>> {
  const { origin, db, parser } = place;
  const nameOf = namesOfActions();
  const wrote = new Set<string>();
  for (const { address, action, to } of shown) {
    const walker = ACCOUNTS.find((account) => to.has(account));
    if (walker === undefined) continue;
    const request = await requestOf(place, walker);
    const forms = await formsOf(parser, await htmlOf(request, address));
    const own = forms.find((form) => nameOf(form.action) === action);
    if (!own) continue; // what was sent before changed the page
    const before = await newestEvent(db);
    expect(await send(origin, request, { address, action }, own), `${action} on ${address}`).toBeLessThan(
      500,
    );
    if ((await newestEvent(db)) > before) wrote.add(action);
  }
  return wrote;
}
