// The line above the text that says section, genre, topics, time and urgency; each leads to its field.

import { reveal } from "./reveal.js";

const line = document.querySelector(".room-facts");
const form = document.getElementById("article_form");

function words(field) {
  if (field.tagName !== "SELECT") return field.value;
  return Array.from(field.selectedOptions, (option) => (option.value ? option.textContent.trim() : ""))
    .filter(Boolean)
    .join(document.dir === "rtl" ? "، " : ", ");
}

function draw() {
  const buttons = line.dataset.facts.split(" ").flatMap((name) => {
    const field = form.elements[name];
    if (!field) return [];
    const button = document.createElement("button");
    const [what, said] = [document.createElement("span"), document.createElement("bdi")];
    what.textContent = document.querySelector(`label[for="${field.id}"]`)?.textContent.replace(/[*:]/g, "").trim() ?? name;
    said.textContent = words(field);
    if (!said.textContent) {
      if (!field.required && !["section", "topics"].includes(name)) return [];
      said.textContent = line.dataset.choose;
      button.className = "is-open";
    }
    button.type = "button";
    button.append(what, " ", said);
    button.addEventListener("click", () => reveal(field.id));
    return [button];
  });
  line.replaceChildren(...buttons);
}

document.addEventListener("change", ({ target }) => {
  if (target.closest("#room-drawer")) draw();
});
addEventListener("room:drawn", draw);
// Select2 tells of a change by jQuery alone.
window.django?.jQuery?.(document).on("change", "#room-drawer select", draw);
draw();
