// Saving without leaving: the form goes to the address it always goes to, and of the page that comes
// back everything but the texts is drawn anew. What is typed meanwhile stays.

import { read } from "./page.js";
import { reveal } from "./reveal.js";
import { unhide } from "./sheets.js";

const form = document.getElementById("article_form");
const kept = document.getElementById("kept");
let before = "";
let running = null;

function state() {
  const data = new FormData(form);
  for (const name of [...data.keys()]) if (name.startsWith("kept-") || name === "csrfmiddlewaretoken") data.delete(name);
  return new URLSearchParams(data).toString();
}

export const isChanged = () => state() !== before;

// Rows, source agreements and notes are not kept while they are typed: of these the browser asks.
function unkept() {
  const names = new Set(JSON.parse(document.getElementById("kept-names")?.textContent ?? "[]"));
  const only = (text) => new URLSearchParams([...new URLSearchParams(text)].filter(([name]) => !names.has(name))).toString();
  return only(state()) !== only(before);
}

export const cookie = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? form.elements.csrfmiddlewaretoken.value;

// The widgets of the drawer, as their own scripts make them when a page has loaded.
function revive() {
  const $ = window.django?.jQuery;
  $?.("#room-drawer .admin-autocomplete").not("[name*=__prefix__]").djangoAdminSelect2();
  $?.("#room-drawer .unfold-admin-autocomplete").djangoCustomSelect2?.();
  window.inlines?.();
  unhide();
  dispatchEvent(new Event("room:drawn"));
}

function swap(page) {
  const open = new Set(Array.from(document.querySelectorAll("#room-drawer > details[open]"), (one) => one.id));
  for (const old of document.querySelectorAll("[data-swap]")) {
    const fresh = old.isConnected && page.getElementById(old.id);
    if (!fresh) continue;
    const scrolled = old.scrollTop;
    old.replaceWith(document.adoptNode(fresh));
    fresh.scrollTop = scrolled;
  }
  for (const id of open) if (id) document.getElementById(id)?.setAttribute("open", "");
  revive();
}

// A page of this room that came back from the server. True when it says that all is well. What it says
// went well is said in the bar, where it moves no text.
export function take(answer, page) {
  const isSaved = answer.redirected;
  const told = page.querySelector(".room-message.is-success");
  told?.remove();
  swap(page);
  const fresh = page.getElementById("kept");
  if (isSaved) {
    document.title = page.title.trim();
    history.replaceState(null, "", new URL(answer.url).pathname);
    form.removeAttribute("action");
    before = state();
    if (kept && fresh) Object.assign(kept.dataset, fresh.dataset);
    form.elements["kept-draft"] && (form.elements["kept-draft"].value = page.querySelector("[name=kept-draft]")?.value ?? "");
    document.getElementById("kept-said").textContent = told?.textContent ?? "";
    form.dispatchEvent(new Event("room:saved"));
  } else {
    form.dispatchEvent(new Event("room:refused"));
    const wrong = document.querySelector(".room-errors:not(:empty), .room ul.errorlist");
    if (wrong) reveal(wrong.closest(".room-field")?.querySelector("[id^=id_]")?.id ?? wrong.closest("details")?.id ?? "");
    document.querySelector("#room-said")?.scrollIntoView({ block: "nearest" });
  }
  return isSaved;
}

async function post() {
  form.dispatchEvent(new Event("room:saving"));
  form.elements.csrfmiddlewaretoken.value = cookie(); // after a new login the form's own is refused
  const body = new FormData(form);
  body.set("_continue", "1");
  const answer = await fetch(form.action || location.pathname, { method: "POST", body });
  const page = await read(answer);
  if (!page.getElementById("article_form")) {
    form.dispatchEvent(new CustomEvent("room:unsaved", { detail: page.querySelector("input[type=password]") ? "session" : "here" }));
    return false;
  }
  return take(answer, page);
}

// True when the story is saved as it stands on the page.
export function save() {
  running ??= post()
    .catch(() => {
      form.dispatchEvent(new CustomEvent("room:unsaved", { detail: "here" }));
      return false;
    })
    .finally(() => {
      running = null;
    });
  return running;
}

form.addEventListener("submit", async (event) => {
  const pressed = event.submitter;
  if (!pressed || pressed.form !== form || !["_continue", "_move"].includes(pressed.name)) return;
  event.preventDefault();
  if ((await save()) && pressed.name === "_move") {
    document.querySelector(`a[data-move][href$="/${pressed.value}/"]`)?.click();
  }
});
addEventListener("beforeunload", (event) => {
  if (before && unkept()) event.preventDefault();
});
addEventListener("load", () => setTimeout(() => (before ||= state()), 300));
