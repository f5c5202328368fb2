// Notes for colleagues: written on what is marked in the text, answered in place.

import { ask } from "./moves.js";
import { select } from "./replacing.js";

const link = () => document.querySelector("a[data-note]");

export function write() {
  const marked = document.getSelection();
  const isInText = marked.anchorNode?.parentElement?.closest(".room-text");
  const address = new URL(link().href);
  const passage = isInText ? marked.toString().trim().slice(0, 1000) : "";
  if (passage) address.searchParams.set("passage", passage);
  ask(address.href);
}

document.addEventListener("room:note", write);
document.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const pressed = event.target.closest("a[data-note], a[data-in-place]");
  if (pressed) {
    event.preventDefault();
    if (pressed.matches("[data-note]")) write();
    else ask(pressed.href);
    return;
  }
  const passage = event.target.closest("[data-passage]");
  if (passage) select(passage.title || passage.textContent);
});
