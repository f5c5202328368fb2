// The drawer of facts, and on a narrow screen the checks: one of them is open at a time, and which one
// is written on the body, so that it stays open when its content is drawn anew.

let from = null;

export function open(id) {
  document.body.dataset.sheet = id;
  for (const button of document.querySelectorAll("[data-sheet]")) {
    if (button !== document.body) button.setAttribute("aria-expanded", button.dataset.sheet === id);
  }
}

export function toggle(id) {
  const isOpen = document.body.dataset.sheet === id;
  open(isOpen ? "" : id);
  if (isOpen) return;
  from = document.activeElement;
  const sheet = document.getElementById(id);
  sheet.querySelector("summary, a, button, input:not([type=hidden]), select, textarea")?.focus({ preventScroll: true });
}

function close() {
  if (!document.body.dataset.sheet) return;
  open("");
  if (from?.isConnected) from.focus({ preventScroll: true });
}

export function unhide() {
  for (const button of document.querySelectorAll("button[data-sheet], [data-close], [data-keys]")) button.hidden = false;
  open(document.body.dataset.sheet ?? "");
}

document.addEventListener("click", ({ target }) => {
  const button = target.closest("button[data-sheet]");
  if (button) toggle(button.dataset.sheet);
  else if (target.closest("[data-close]")) close();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) close();
});
unhide();
