// Brings a field into sight, whatever hides it, and puts the caret there.

import { open } from "./sheets.js";
import { choose } from "./languages.js";

export function reveal(id) {
  const target = document.getElementById(id) || document.querySelector(`[id^="${CSS.escape(id)}_"]`);
  if (!target) return false;
  const language = target.closest(".room-text")?.dataset.language;
  if (language && target.closest(".room-text").hidden) choose(language);
  for (let part = target.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  open(target.closest("#room-drawer, #room-beside")?.id ?? "");
  setTimeout(() => {
    const visible = target.closest(".prose-editor")?.querySelector(".ProseMirror") || target;
    visible.scrollIntoView({ block: "center" });
    const control = visible.matches("input, select, textarea, [contenteditable]") ? visible : visible.querySelector("summary, input:not([type=hidden]), select, textarea, a.add-row");
    control?.focus({ preventScroll: true });
  }, 50);
  return true;
}
