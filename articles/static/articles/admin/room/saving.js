// Saving without leaving: the form goes to the address it always goes to, and of the page that comes
// back everything but the texts is drawn anew. A text follows where nobody touched it here; where
// somebody did, the version that was seen stays, so that the next save shows both.

import { isOpen } from "./merging.js";
import { read } from "./page.js";
import { reveal } from "./reveal.js";
import { unhide } from "./sheets.js";

export const form = document.getElementById("article_form");
const kept = document.getElementById("kept");
const texts = () => form.querySelectorAll(".room-text [name]");
const raw = new Map(Array.from(texts(), (field) => [field.name, field.defaultValue])); // as the server wrote them
let before = new Map();
let running = null;

function state() {
  const found = new Map();
  for (const [name, value] of new FormData(form)) {
    if (name.startsWith("kept-") || name === "csrfmiddlewaretoken") continue;
    found.set(name, `${found.get(name) ?? ""}\n${value}`);
  }
  return found;
}

function differing() {
  const now = state();
  return [...new Set([...now.keys(), ...before.keys()])].filter((name) => now.get(name) !== before.get(name));
}

export const isChanged = () => before.size > 0 && differing().length > 0;

export const cookie = () => /(?:^|; )(?:__Host-)?csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? form.elements.csrfmiddlewaretoken.value;

// Tiptap hangs its editor on the element it draws.
export const editor = (field) => field.closest(".prose-editor")?.querySelector(".ProseMirror")?.editor;

export function write(name, value) {
  const field = form.elements[name];
  if (!field) {
    if (!form.elements[`${name}_0`]) return;
    const [day, time = ""] = String(value ?? "").split("T"); // a moment has a field for each
    write(`${name}_0`, day);
    write(`${name}_1`, time);
    return;
  }
  if (field.type === "checkbox") field.checked = value === true;
  else if (field.multiple) {
    const wanted = value.map(String);
    const known = new Set(Array.from(field.options, (option) => option.value));
    for (const key of wanted) if (!known.has(key)) field.append(new Option(`#${key}`, key));
    for (const option of field.options) option.selected = wanted.includes(option.value);
  } else if (field.tagName === "SELECT" && value && ![...field.options].some((option) => option.value === String(value))) {
    field.append(new Option(`#${value}`, value, true, true));
  } else if (editor(field)) editor(field).commands.setContent(value, { emitUpdate: true });
  else field.value = value ?? "";
  if (!editor(field)) field.dispatchEvent(new Event("change", { bubbles: true }));
}

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
  const open = Array.from(document.querySelectorAll("#room-drawer > details[open]"), (one) => one.id);
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

// Writes what others changed into the texts that nobody touched here; false where both did.
function follow(page, isOurs) {
  const touched = new Set(differing());
  let isWhole = true;
  for (const fresh of page.querySelectorAll(".room-text [name]")) {
    const { name, defaultValue } = fresh;
    const isNew = raw.has(name) && raw.get(name) !== defaultValue;
    if (isNew && !isOurs && touched.has(name)) isWhole = false;
    else raw.set(name, defaultValue);
    if (isNew && !isOurs && !touched.has(name)) write(name, defaultValue);
  }
  return isWhole;
}

// Draws a page of this room that the server answered. `isOurs`: it is what this page has just sent.
export function take(page, { isOurs = false, said = "" } = {}) {
  const seen = form.elements.seen_version?.value;
  const typed = isOurs ? [] : differing();
  const isWhole = follow(page, isOurs);
  const told = page.querySelector(".room-message.is-success");
  told?.remove();
  swap(page);
  if (!isWhole) form.elements.seen_version.value = seen;
  const fresh = page.getElementById("kept");
  if (kept && fresh) Object.assign(kept.dataset, fresh.dataset);
  if (!typed.length) before = state();
  document.getElementById("kept-said").textContent = said || (told?.textContent ?? "");
  document.title = page.title.trim();
  form.dispatchEvent(new CustomEvent("room:taken", { detail: { isWhole } }));
}

async function post() {
  form.dispatchEvent(new Event("room:saving"));
  form.elements.csrfmiddlewaretoken.value = cookie(); // after a new login the form's own is refused
  const body = new FormData(form);
  body.set("_continue", "1");
  const sent = state();
  const answer = await fetch(form.action || location.pathname, { method: "POST", body });
  const page = await read(answer);
  if (!page.getElementById("article_form")) {
    form.dispatchEvent(new CustomEvent("room:unsaved", { detail: page.querySelector("input[type=password]") ? "session" : "here" }));
    return false;
  }
  if (!answer.redirected) {
    for (const fresh of page.querySelectorAll(".room-text [name]")) {
      const [was, now] = [sent.get(fresh.name), form.elements[fresh.name].value];
      if (was === `\n${now}` && fresh.defaultValue !== now) write(fresh.name, fresh.defaultValue); // what was joined
    }
    swap(page);
    form.dispatchEvent(new Event("room:refused"));
    const wrong = document.querySelector(".room-errors:not(:empty), #room-drawer ul.errorlist");
    if (wrong) reveal(wrong.closest(".room-field")?.querySelector("[id^=id_]")?.id ?? wrong.closest("details")?.id ?? "");
    else document.getElementById("room-said").scrollIntoView({ block: "nearest" });
    return false;
  }
  history.replaceState(null, "", new URL(answer.url).pathname);
  form.removeAttribute("action");
  const draft = page.querySelector("[name=kept-draft]");
  if (draft) form.elements["kept-draft"].value = draft.value;
  const meanwhile = [...texts()].filter(({ name, value }) => sent.get(name) !== `\n${value}`);
  take(page, { isOurs: true });
  for (const { name } of meanwhile) before.set(name, sent.get(name));
  form.dispatchEvent(new Event("room:saved"));
  return true;
}

// True when the story is saved as it stands on the page.
export function save() {
  if (!kept || isOpen()) return Promise.resolve(false);
  const drawer = document.getElementById("room-drawer");
  drawer.inert = true; // it is drawn anew in a moment
  running ??= post()
    .catch(() => {
      form.dispatchEvent(new CustomEvent("room:unsaved", { detail: "here" }));
      return false;
    })
    .finally(() => {
      running = null;
      drawer.inert = false;
    });
  return running;
}

form.addEventListener("submit", async (event) => {
  const pressed = event.submitter;
  if (!pressed || !["_continue", "_move"].includes(pressed.name)) return;
  event.preventDefault();
  if ((await save()) && pressed.name === "_move") {
    document.querySelector(`a[data-move][href$="/${pressed.value}/"]`)?.click();
  }
});

// Rows and notes are not kept while they are typed: of these alone the browser asks.
addEventListener("beforeunload", (event) => {
  const names = new Set(JSON.parse(document.getElementById("kept-names")?.textContent ?? "[]"));
  if (before.size && differing().some((name) => !names.has(name))) event.preventDefault();
});
addEventListener("load", () => setTimeout(() => (before = before.size ? before : state()), 300));
