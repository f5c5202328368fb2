// Where a colleague changed the same words: each difference is chosen, nothing is chosen beforehand, and
// until all are, nothing is saved.

import { write } from "./saving.js";

const section = () => document.getElementById("merge");
const left = () => [...(section()?.querySelectorAll(".room-choice") ?? [])].filter((one) => !one.querySelector(":checked"));

// True while something is still to be chosen; goes there.
export function isOpen() {
  const [first] = left();
  if (!first) return false;
  section().querySelector("[data-left]").hidden = false;
  first.scrollIntoView({ block: "center" });
  first.querySelector("input").focus();
  return true;
}

function value(field) {
  const { name } = { name: field.dataset.field };
  const parts = JSON.parse(document.getElementById(`merge-${name}`).textContent);
  const chosen = parts.map(([kind, ours, theirs], i) => {
    const pressed = kind === "choice" ? field.querySelector(`[name="${name}-${i}"]:checked`).value : kind;
    if (pressed === "both") return `${ours}${theirs}`;
    return pressed === "theirs" ? theirs : ours;
  });
  return chosen.length === 1 ? chosen[0] : chosen.join("");
}

document.addEventListener("change", ({ target }) => {
  const field = target.closest("#merge [data-field]");
  if (!field || [...field.querySelectorAll(".room-choice")].some((one) => !one.querySelector(":checked"))) return;
  write(field.dataset.field, value(field));
  section().querySelector("[data-left]").hidden = left().length > 0;
});

// J and K go from one difference to the next, 1 2 3 choose.
document.addEventListener("keydown", (event) => {
  const here = event.target.closest?.(".room-choice");
  if (!here || event.ctrlKey || event.altKey || event.metaKey) return;
  const all = [...section().querySelectorAll(".room-choice")];
  const step = { KeyJ: 1, KeyK: -1 }[event.code];
  const which = { Digit1: 0, Digit2: 1, Digit3: 2 }[event.code];
  if (step) all[all.indexOf(here) + step]?.querySelector("input").focus();
  else if (which !== undefined) here.querySelectorAll("input")[which]?.click();
  else return;
  event.preventDefault();
});
