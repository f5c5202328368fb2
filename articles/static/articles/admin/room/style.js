// A remark on house style is mended in place: what is typed is saved first, the server mends its text,
// and the text follows.

import { read } from "./page.js";
import { form as article, isChanged, save, take } from "./saving.js";

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.id !== "house-style-form") return;
  event.preventDefault();
  const order = event.submitter.value;
  if (isChanged() && !(await save())) return;
  const body = new FormData(document.getElementById("house-style-form") ?? form);
  body.set("fix", order);
  try {
    const page = await read(await fetch(form.action, { method: "POST", body }));
    if (page.getElementById("article_form")) take(page);
  } catch {
    article.dispatchEvent(new CustomEvent("room:unsaved", { detail: "here" }));
  }
});
