// The writing room. Each part is a module of its own and helps a form that saves without it.

import "./sheets.js";
import "./languages.js";
import "./facts.js";
import "./saving.js";
import "./moves.js";
import "./notes.js";
import "./names.js";
import "./here.js";
import "./keys.js";
import { reveal } from "./reveal.js";

for (const hidden of document.querySelectorAll(".room-tabs, .room-facts")) hidden.hidden = false;

// A reason names a field: the room goes there.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-place]");
  if (link && reveal(link.dataset.place)) event.preventDefault();
});

addEventListener("load", () => {
  const asked = new URLSearchParams(location.search).get("place");
  if (asked) setTimeout(() => reveal(asked), 300);
  else {
    const headline = document.querySelector(".room-text:not([hidden]) [name^=headline_]");
    if (headline && !headline.value) headline.focus();
  }
});
