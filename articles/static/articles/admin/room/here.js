// Who else is in the story, where, and who writes in which language; and whether the story changed. A
// question every few seconds, answered at once. What changed is taken up where nothing was typed here.

import { read } from "./page.js";
import { cookie, form, isChanged, save, take } from "./saving.js";

const box = document.getElementById("room-here");
const told = document.getElementById("room-told");
const takeOver = document.getElementById("room-take-over");
const newer = document.getElementById("room-newer");
const SEEN = 10_000; // milliseconds between two questions while the page is looked at
const HIDDEN = 20_000;
const TAKEN = 1500; // after the first key in a language
const device = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
let mark = "";
let typing = "";
let timer = 0;
let held = {};

function place() {
  const at = document.activeElement?.closest(".room-text .prose-editor, .room-text [name]");
  return at ? (at.name ?? at.querySelector("textarea").name) : "";
}

const label = (name) => document.querySelector(`label[for="id_${CSS.escape(name)}"]`)?.textContent.replace(/[*:]/g, "").trim() ?? "";

function person({ name, place: field }) {
  const shown = document.createElement("li");
  const where = field && label(field);
  shown.title = where ? `${name} · ${where}` : name;
  const initials = name.split(/\s+/).map((word) => word.replace(/^ال/, "")[0]).slice(0, 2).join("\u200c");
  const [mask, said] = [document.createElement("span"), document.createElement("span")];
  mask.ariaHidden = "true";
  mask.textContent = initials;
  said.className = "room-unseen";
  said.textContent = shown.title;
  shown.append(mask, said);
  return shown;
}

// A language in which a colleague writes is read here until it is taken over.
function hold() {
  for (const text of document.querySelectorAll(".room-text")) {
    const lock = held[text.dataset.language];
    const line = text.querySelector(".room-lock");
    line.hidden = !lock;
    if (lock) line.querySelector("span").textContent = lock.said;
    for (const field of text.querySelectorAll("input[name], textarea[name]")) {
      if (field.closest(".prose-editor")) field.closest(".prose-editor").querySelector(".ProseMirror")?.editor?.setEditable(!lock, false);
      else field.readOnly = Boolean(lock);
    }
  }
}

async function refresh() {
  if (isChanged()) {
    newer.hidden = false;
    return;
  }
  const page = await read(await fetch(location.pathname));
  if (page.getElementById("article_form") && !isChanged()) take(page, { said: newer.dataset.taken });
}

async function ask(more = {}) {
  clearTimeout(timer);
  const words = { device, place: place(), typing, ...more };
  typing = "";
  try {
    const answer = await fetch(box.dataset.address, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": "application/json", "X-CSRFToken": cookie() },
      body: JSON.stringify(words),
    });
    if (answer.ok) draw(await answer.json());
  } catch {
    // offline: what is typed is kept, and this is asked again
  }
  timer = setTimeout(ask, document.hidden ? HIDDEN : SEEN);
}

function draw(room) {
  box.replaceChildren(...room.others.map(person));
  held = room.held;
  hold();
  if (room.told) {
    told.textContent = room.told;
    told.hidden = false;
  }
  const seen = form.elements.seen_version;
  const isNewer = seen && room.version > Number(seen.value);
  const before = mark;
  const isMoved = before && before !== room.mark;
  mark = room.mark;
  if (isNewer || isMoved) refresh().catch(() => (mark = before)); // and again with the next answer
}

form.addEventListener("input", ({ target }) => {
  const language = target.closest(".room-text")?.dataset.language;
  if (!language || typing === language) return;
  typing = language;
  clearTimeout(timer);
  timer = setTimeout(ask, TAKEN);
});
form.addEventListener("room:saved", () => {
  newer.hidden = true;
  mark = "";
  box.dataset.address = location.pathname.replace(/change\/$/, "here/");
  ask();
});
form.addEventListener("room:taken", ({ detail }) => {
  mark = "";
  newer.hidden = detail.isWhole;
});
form.addEventListener("room:refused", () => (newer.hidden = true)); // both texts stand above
newer.querySelector("button").addEventListener("click", save);
for (const button of document.querySelectorAll(".room-lock button")) {
  button.addEventListener("click", () => {
    takeOver.dataset.language = button.closest(".room-text").dataset.language;
    takeOver.showModal();
  });
}
takeOver.querySelector("form").addEventListener("submit", ({ submitter, target }) => {
  const reason = target.elements.reason.value.trim();
  if (submitter.value && reason) ask({ take: takeOver.dataset.language, reason });
  target.reset();
});
addEventListener("pagehide", () => {
  if (!box.dataset.address) return;
  fetch(box.dataset.address, {
    method: "POST",
    keepalive: true,
    headers: { "Content-Type": "application/json", "X-CSRFToken": cookie() },
    body: JSON.stringify({ device, leave: true }),
  }).catch(() => null);
});
document.addEventListener("visibilitychange", () => !document.hidden && box.dataset.address && ask());
if (box.dataset.address) addEventListener("load", () => setTimeout(ask, 500));
