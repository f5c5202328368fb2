// Ctrl+K: the desk's search, and without words the stories one had in hand last.

const dialog = document.getElementById("room-find");
const field = dialog.querySelector("input");
const list = dialog.querySelector("[data-found]");
let timer = 0;

async function look() {
  const asked = field.value;
  const answer = await fetch(`${dialog.dataset.address}?${new URLSearchParams({ q: asked })}`);
  if (answer.ok && asked === field.value) list.innerHTML = await answer.text();
}

export function find() {
  field.value = "";
  list.replaceChildren();
  dialog.showModal();
  look();
}

field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(look, 250);
});
dialog.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = [field, ...list.querySelectorAll("a")];
  if (!step) return;
  event.preventDefault();
  links[(links.indexOf(document.activeElement) + step + links.length) % links.length].focus();
});
dialog.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  list.querySelector("a")?.click();
});
