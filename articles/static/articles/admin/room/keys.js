// The keys of the room. What they are stands in their own list on the page; commands go by the place of
// a key, so that every layout has them, and never by AltGr, which writes letters.

import { find } from "./find.js";
import { write as note } from "./notes.js";
import { next } from "./languages.js";
import { open as replace } from "./replacing.js";
import { reveal } from "./reveal.js";
import { save } from "./saving.js";
import { toggle } from "./sheets.js";

const OFF = "newsroom-room-keys-off";
const list = document.getElementById("room-keys");
const box = list.querySelector("[data-on]");
const keys = Array.from(list.querySelectorAll("[data-run]"), ({ dataset }) => dataset);

function text() {
  const shown = document.querySelector(".room-text:not([hidden])");
  const fields = [...shown.querySelectorAll("input, textarea:not(.prose-editor textarea), .ProseMirror")].filter((field) => field.checkVisibility());
  fields[(fields.indexOf(document.activeElement) + 1) % fields.length]?.focus();
}

let last = -1;
function missing() {
  const open = [...document.querySelectorAll("#room-beside a[data-place]")];
  if (open.length) reveal(open[(last = (last + 1) % open.length)].dataset.place);
}

// For a key that means the text in which the caret stands.
const here = (run) => () => {
  const editor = document.activeElement?.closest(".ProseMirror")?.editor;
  if (editor) run(editor);
};

const RUN = {
  attribute: here((editor) => editor.storage.toolbar.attribute?.()),
  link: here((editor) => document.dispatchEvent(new CustomEvent("room:link", { detail: { editor } }))),
  note,
  speaker: here((editor) => editor.chain().focus().toggleSpeaker().run()),
  replace,
  find,
  save,
  move: () => document.querySelector("#room-actions .is-main")?.click(),
  checks: () => document.querySelector("#room-beside :is(a, button, summary)")?.focus(),
  drawer: () => toggle("room-drawer"),
  language: next,
  text,
  preview: () => document.querySelector("#room-actions a[data-after-saving]")?.click(),
  open: missing,
  keys: () => list.showModal(),
};

const isWriting = (target) => target.matches("input, textarea, select, [contenteditable], [contenteditable] *");

function meant(event) {
  if (event.getModifierState("AltGraph")) return undefined;
  const isCommand = event.ctrlKey || event.metaKey;
  return keys.find((key) => {
    if (key.code === "?") return event.key === "?" || event.key === "؟" ? !isWriting(event.target) && !isCommand : false;
    if ("bare" in key) return event.code === key.code && !isCommand && !event.altKey;
    return event.code === key.code && isCommand && !event.shiftKey && event.altKey === "alt" in key;
  });
}

addEventListener("keydown", (event) => {
  if (!box.checked || document.querySelector("dialog[open]")) return;
  const key = meant(event);
  if (!key) return;
  // Where there is nothing to replace in, the browser finds as ever.
  if (key.run === "replace" && !RUN.replace()) return;
  event.preventDefault();
  if (key.run !== "replace") RUN[key.run]();
});
document.addEventListener("click", ({ target }) => {
  if (target.closest("[data-keys]")) list.showModal();
});
box.checked = !localStorage.getItem(OFF);
box.addEventListener("change", () => (box.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
