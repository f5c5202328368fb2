// What a reader sets on this device: theme, size of the text, keys, stories to keep. Nothing of it
// leaves the device; without this file every page reads as it is.
const root = document.documentElement;
const told = document.querySelector("[data-announced]");
const $ = (selector) => document.querySelector(selector);

function set(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Not remembered, but the page has changed.
  }
}

function get(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function say(words) {
  told.textContent = "";
  requestAnimationFrame(() => (told.textContent = words));
}

// ── theme ──
const theme = $("[data-theme-switch]");

function isDark() {
  const chosen = root.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function turn() {
  root.dataset.theme = isDark() ? "light" : "dark";
  theme.setAttribute("aria-pressed", String(isDark()));
  set("theme", root.dataset.theme);
}

if (theme) {
  theme.setAttribute("aria-pressed", String(isDark()));
  theme.addEventListener("click", turn);
}

// ── size of the text ──
const SIZES = ["", "large", "larger"];
const size = $("[data-text-size]");

size?.addEventListener("click", () => {
  const next = SIZES[(SIZES.indexOf(root.dataset.text ?? "") + 1) % SIZES.length];
  root.dataset.text = next;
  set("text", next);
  say(size.dataset[next || "usual"]);
});

// ── stories on this device ──
const save = $("[data-save]");

async function shelf() {
  return caches.open("newsroom-saved");
}

async function toggle() {
  const cache = await shelf();
  if (await cache.delete(location.pathname)) return mark(false);
  const answer = await fetch(location.pathname).catch(() => null);
  if (!answer?.ok) return undefined;
  const headers = new Headers(answer.headers);
  headers.set("X-Kept-At", new Date().toISOString());
  headers.delete("Content-Encoding");
  await cache.put(location.pathname, new Response(await answer.text(), { headers }));
  return mark(true);
}

function mark(isSaved, isSaid = true) {
  save.setAttribute("aria-pressed", String(isSaved));
  if (isSaid) say(isSaved ? save.dataset.saved : save.dataset.gone);
}

if (save && "caches" in window && "serviceWorker" in navigator) {
  save.hidden = false;
  save.addEventListener("click", toggle);
  shelf().then(async (cache) => mark(Boolean(await cache.match(location.pathname)), false));
}

if ("serviceWorker" in navigator) {
  const tell = (words) => navigator.serviceWorker.controller?.postMessage(words);
  navigator.serviceWorker.register("/sw.js").catch(() => {});
  const shown = new Promise((go) => document.prerendering ? addEventListener("prerenderingchange", go) : go());
  Promise.all([navigator.serviceWorker.ready, shown]).then(([{ active }]) => {
    if (save && !root.dataset.kept) active.postMessage({ keep: location.pathname });
    const last = Number(get("asked") ?? 0);
    if (navigator.onLine && Date.now() - last > 600_000) {
      set("asked", Date.now());
      active.postMessage("ask");
    }
  });
  addEventListener("online", () => tell("ask"));
}

const note = $("[data-kept-note]");
if (note && root.dataset.kept) {
  const at = new Date(root.dataset.kept);
  const time = document.createElement("time");
  const numberingSystem = root.dataset.digits === "arab" ? "arab" : "latn";
  time.dateTime = root.dataset.kept;
  time.textContent = new Intl.DateTimeFormat(root.lang, {
    dateStyle: "full", timeStyle: "short", calendar: "gregory", numberingSystem,
  }).format(at);
  note.querySelector("[data-moment]").replaceWith(time);
  note.hidden = false;
}

// ── keys: by their place on the keyboard, whatever language is typed ──
const keys = $("[data-keys]");
const stories = () => [...document.querySelectorAll("main :is(.card, .opinion, .entry, .hours li) a")];

function step(by) {
  const all = stories();
  all[Math.max(0, Math.min(all.length - 1, all.indexOf(document.activeElement) + by))]?.focus();
}

const ACTS = {
  KeyJ: () => step(1),
  KeyK: () => step(-1),
  KeyT: () => theme && turn(),
  KeyS: () => save && !save.hidden && toggle(),
  Slash: (event) => (event.shiftKey ? keys.showModal() : ($("[type=search]")?.focus() ?? undefined)),
};

if (keys) {
  const are = keys.querySelector("[type=checkbox]");
  are.checked = get("keys") !== "off";
  are.addEventListener("change", () => set("keys", are.checked ? "on" : "off"));
  document.querySelector("[data-keys-open]")?.addEventListener("click", () => keys.showModal());
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable], dialog");
    if (!are.checked || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = ACTS[event.code];
    if (!act) return;
    event.preventDefault();
    act(event);
  });
}
