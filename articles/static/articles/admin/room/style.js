// A remark on house style is mended in place: what is typed is saved first, the server mends its text,
// and the fields that it changed are written anew.

import { read } from "./page.js";
import { isChanged, save, take } from "./saving.js";
import { write } from "./kept.js";

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.id !== "house-style-form") return;
  event.preventDefault();
  const order = event.submitter.value;
  if (isChanged() && !(await save())) return;
  const body = new FormData(document.getElementById("house-style-form") ?? form);
  body.set("fix", order);
  const answer = await fetch(form.action, { method: "POST", body });
  const page = await read(answer);
  const mended = page.getElementById("article_form");
  if (!mended) return;
  const fields = [...mended.querySelectorAll(".room-text [name]")];
  const fresh = fields.map(({ name, value }) => [name, value]);
  const own = document.getElementById("article_form").elements;
  const changed = fresh.filter(([name, value]) => order.startsWith(`${name}:`) && own[name].value !== value);
  for (const [name, value] of changed) write(name, value);
  take(answer, page);
});
