// A move is made in place: the page that asks for it is shown in a dialogue, and what its verb answers
// is drawn in the room.

import { read } from "./page.js";
import { isChanged, save, take } from "./saving.js";
import { reveal } from "./reveal.js";

const dialog = document.getElementById("room-dialog");

function show(page, address) {
  const asked = page.querySelector(".desk-move");
  if (!asked) {
    location.assign(address); // somebody signed out, or the story is gone: its own page says so
    return;
  }
  asked.querySelector(".desk-title").id = "room-dialog-name";
  dialog.replaceChildren(document.adoptNode(asked));
  dialog.dataset.address = address;
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  (dialog.querySelector("textarea, select, input:not([type=hidden])") ?? dialog.querySelector("button[type=submit]"))?.focus();
}

export async function ask(address) {
  try {
    show(await read(await fetch(address)), address);
  } catch {
    location.assign(address);
  }
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-move]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const address = link.href;
  if (!isChanged() || (await save())) await ask(address);
});

// Preview shows what is saved.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-after-saving]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !isChanged()) return;
  event.preventDefault();
  if (await save()) location.assign(link.href);
});

dialog.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link) return;
  const place = new URL(link.href).searchParams.get("place");
  if (place || link.matches("[data-back]")) {
    event.preventDefault();
    dialog.close();
    if (place) reveal(place);
  }
});

dialog.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const button = event.submitter ?? form.querySelector("button[type=submit]");
  if (button.disabled) return;
  const address = dialog.dataset.address;
  try {
    const body = new FormData(form, event.submitter); // before it is disabled and left out
    button.disabled = true;
    const answer = await fetch(address, { method: "POST", body });
    const page = await read(answer);
    if (answer.redirected && page.getElementById("article_form")) {
      dialog.close();
      take(page);
    } else show(page, address);
  } catch {
    form.action = address;
    form.submit(); // the browser says what is wrong with the connection
  } finally {
    button.disabled = false;
  }
});
