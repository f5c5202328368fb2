// Keeps the stories that a reader opened, so that they can be read without a connection. It serves
// readers' pages alone: never the desk, previews, accounts or anything that is sent. What the paper
// took back goes from here too: its address then gives the paper's own notice.
const SHELL = "newsroom-shell-{{ version }}";
const OPENED = "newsroom-opened";
const SAVED = "newsroom-saved";
const PICTURES = "newsroom-pictures";
const MOST = { [OPENED]: 50, [PICTURES]: 120 };
const FILES = {{ shell|safe }};
const LANGUAGES = {{ languages|safe }};
const STATIC = {{ static|safe }};
const MEDIA = {{ media|safe }};
const CLOSED = /^\/(admin|accounts|api|preview|[a-z]{2}\/preview)(\/|$)/;
const STORY = /^(\/[a-z]{2})?\/[^/]+\/\d+\/[^/]+\/$/;
const HEADERS = ["Content-Type", "Content-Language", "Content-Security-Policy", "Referrer-Policy"];

addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(FILES)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  event.waitUntil(forgetOldShells().then(() => clients.claim()));
});

async function forgetOldShells() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith("newsroom-shell-") && name !== SHELL);
  await Promise.all(old.map((name) => caches.delete(name)));
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || CLOSED.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (url.pathname.startsWith(STATIC)) event.respondWith(file(request));
  else if (url.pathname.startsWith(MEDIA)) event.respondWith(picture(event));
});

async function page(event, url) {
  const isStory = STORY.test(url.pathname);
  const asked = new Date();
  try {
    // A story is asked for anew each time: what was taken back a minute ago is not shown.
    const answer = await fetch(event.request, isStory ? { cache: "no-cache" } : {});
    // What is only made ready was not opened: its page says so when it is shown.
    if (isStory && !event.request.headers.has("Sec-Purpose")) event.waitUntil(remember(url.pathname, answer.clone(), asked));
    return answer;
  } catch {
    return (await kept(url.pathname)) ?? (await caches.match(offlinePage(url))) ?? Response.error();
  }
}

function offlinePage({ pathname }) {
  const code = pathname.split("/")[1];
  return FILES[Math.max(LANGUAGES.indexOf(code), 0)];
}

/** A story as it came, dated; of one that was taken back, the notice in its place. What was asked for
    before something newer came is dropped: a slow answer brings nothing back. */
async function remember(path, answer, asked) {
  const places = await holding(path);
  const isGone = answer.status === 404 || answer.status === 410;
  if (isGone ? places.length === 0 : !answer.ok || answer.redirected) return;
  const headers = new Headers({ "X-Kept-At": asked.toISOString() });
  for (const name of HEADERS) if (answer.headers.has(name)) headers.set(name, answer.headers.get(name));
  if (isGone) headers.set("X-Gone", "1");
  const body = await answer.text();
  for (const name of places.length ? places : [OPENED]) {
    const cache = await caches.open(name);
    const there = await cache.match(path);
    if (there && new Date(there.headers.get("X-Kept-At")) > asked) continue;
    await cache.put(path, new Response(body, { headers }));
    await trim(cache, MOST[name]);
  }
}

async function holding(path) {
  const found = [];
  for (const name of [SAVED, OPENED]) if (await (await caches.open(name)).match(path)) found.push(name);
  return found;
}

async function trim(cache, most) {
  const keys = await cache.keys();
  if (most) await Promise.all(keys.slice(0, Math.max(keys.length - most, 0)).map((key) => cache.delete(key)));
}

/** What is kept of a page, marked with the moment it was kept. */
async function kept(path) {
  for (const name of [SAVED, OPENED]) {
    const answer = await (await caches.open(name)).match(path);
    if (!answer) continue;
    const at = answer.headers.get("X-Kept-At");
    const html = (await answer.text()).replace("<html ", `<html data-kept="${at}" `);
    return new Response(html, { headers: answer.headers });
  }
  return undefined;
}

async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function picture(event) {
  const cache = await caches.open(PICTURES);
  const held = await cache.match(event.request);
  if (held) return held;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(cache.put(event.request, answer.clone()).then(() => trim(cache, MOST[PICTURES])));
  return answer;
}

// {keep: path}: a page that was there before this worker. "ask": whatever is kept is asked for anew.
addEventListener("message", (event) => {
  if (event.data?.keep) event.waitUntil(ask(event.data.keep));
  if (event.data === "ask") event.waitUntil(askForAll());
});

async function ask(path) {
  const asked = new Date();
  const answer = await fetch(path, { cache: "no-cache" }).catch(() => null);
  if (answer && STORY.test(path)) await remember(path, answer, asked);
}

async function askForAll() {
  for (const name of [SAVED, OPENED]) {
    for (const { url } of await (await caches.open(name)).keys()) await ask(new URL(url).pathname);
  }
}
