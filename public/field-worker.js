/**
 * The worker of field mode. It keeps one page for each language, `/LANGUAGE/field`, with the scripts, styles and faces
 * that this page needs, so that it opens without a line after a cold start of the browser. Nothing else is ever kept:
 * no other page and no answer of the server. The page is fetched without cookies, so that nothing in it is about a
 * person, and is kept with its own content-security policy and the nonce that its scripts carry.
 */

const PAGES = "gpat-field-pages";
const FILES = "gpat-field-files";
const SHELL = /^\/[a-z]{2}\/field$/;
const STATIC = "/_next/static/";
/** Every file of the build that a text names: with its whole path, or as scripts and styles name their neighbours. */
const NAMED = /(?:\/_next\/)?static\/(?:chunks|media|css)\/[\w.~%/-]+\.(?:js|css|woff2)/g;
const NEIGHBOUR = /url\(["']?(?:\.\.\/)*(media\/[\w.~%-]+\.woff2)/g;
const TEXTS = /\.(?:js|css)$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/** A page of the product asks for a shell to be kept, and hears whether it was, or for everything to be let go. */
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  const { keep, forget } = event.data ?? {};
  if (typeof keep === "string" && SHELL.test(keep)) {
    event.waitUntil(
      keepShell(keep).then(
        () => port?.postMessage({ kept: true }),
        () => port?.postMessage({ kept: false }),
      ),
    );
  }
  if (forget === true) {
    event.waitUntil(
      Promise.all([caches.delete(PAGES), caches.delete(FILES)]).then(() =>
        port?.postMessage({ kept: false }),
      ),
    );
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && SHELL.test(pathname)) event.respondWith(shell(event, pathname));
  else if (pathname.startsWith(STATIC)) event.respondWith(file(request));
});

/** The kept page at once, where there is one; a newer one is fetched for the next time. */
async function shell(event, pathname) {
  const kept = await keptIn(PAGES, pathname);
  if (kept === undefined) return fetch(event.request);
  event.waitUntil(keepShell(pathname).catch(() => undefined));
  return kept;
}

/** A file of the build never changes under its name. */
async function file(request) {
  return (await keptIn(FILES, request.url)) ?? fetch(request);
}

async function keptIn(name, key) {
  if (!(await caches.has(name))) return undefined;
  return (await caches.open(name)).match(key, { ignoreVary: true, ignoreSearch: true });
}

/** One worker after the other, where each language has its own: none lets go of what another is about to need. */
function keepShell(pathname) {
  return self.navigator.locks.request("gpat-field-shell", () => keepNow(pathname));
}

/** Fetches a shell and everything that it names, keeps it, and lets go of files that no kept shell names any more. */
async function keepNow(pathname) {
  const page = await fetch(pathname, { credentials: "omit", cache: "no-store", redirect: "error" });
  if (!page.ok || !isType(page, "text/html")) throw new Error(`shell: ${page.status}`);
  const files = await caches.open(FILES);
  const needed = new Set();
  let found = namesIn(await page.clone().text());
  while (found.length > 0) {
    for (const path of found) needed.add(path);
    const texts = await Promise.all(found.map((path) => keepFile(files, path)));
    found = [...new Set(texts.flatMap(namesIn))].filter((path) => !needed.has(path));
  }
  const pages = await caches.open(PAGES);
  await pages.put(pathname, page);
  await pages.put(`${pathname}/files`, new Response(JSON.stringify([...needed])));
  await prune(pages, files);
}

function isType(response, type) {
  return (response.headers.get("content-type") ?? "").startsWith(type);
}

/** Keeps a file where it is not kept already; the text in which more files may be named, nothing for a face. */
async function keepFile(files, path) {
  const kept = await files.match(path, { ignoreVary: true });
  const response = kept ?? (await fetch(path, { credentials: "omit" }));
  if (kept === undefined) {
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    await files.put(path, response.clone());
  }
  return TEXTS.test(path) ? response.text() : "";
}

/** The addresses of the files that a text names. */
function namesIn(text) {
  const whole = (text.match(NAMED) ?? []).map((name) => (name.startsWith("/") ? name : `/_next/${name}`));
  const beside = [...text.matchAll(NEIGHBOUR)].map(([, name]) => `${STATIC}${name}`);
  return [...new Set([...whole, ...beside])];
}

async function prune(pages, files) {
  const lists = (await pages.keys()).filter(({ url }) => url.endsWith("/files"));
  const needed = await Promise.all(lists.map(async (list) => (await pages.match(list)).json()));
  const wanted = new Set(needed.flat());
  for (const request of await files.keys()) {
    if (!wanted.has(new URL(request.url).pathname)) await files.delete(request);
  }
}
