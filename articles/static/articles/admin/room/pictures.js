// Pictures from the room: chosen from a grid, dropped or pasted into the text or the lead place, with
// their words and their focal point. `choose` gives the number of the picture that was put.

import { cookie, form, write } from "./saving.js";

const dialog = document.getElementById("room-pictures");
const part = (name) => dialog.querySelector(`[data-${name}]`);
const grid = part("grid");
const fresh = part("new");
const one = part("one");
let settle = () => null;
let taken = null; // of a gallery, one after the other
let file = null;
let chosen = null;

function show(shown) {
  for (const section of [grid, fresh, one]) if (section) section.hidden = section !== shown;
  part("search").hidden = shown !== grid;
}

async function list(more = "") {
  const words = new URLSearchParams({ q: dialog.querySelector("[name=q]").value, page: more || "1" });
  const answer = await fetch(`${dialog.dataset.choose}?${words}`);
  if (!answer.ok) return;
  const found = document.createElement("div");
  found.innerHTML = await answer.text();
  if (more) grid.querySelector("[data-more]")?.remove();
  else grid.replaceChildren();
  grid.append(...found.childNodes);
}

function point(x, y) {
  chosen.x = Math.min(1, Math.max(0, x));
  chosen.y = Math.min(1, Math.max(0, y));
  const mark = dialog.querySelector(".pictures-mark");
  mark.style.left = `${chosen.x * 100}%`;
  mark.style.top = `${chosen.y * 100}%`;
  for (const crop of dialog.querySelectorAll("[data-crop]")) crop.style.objectPosition = `${chosen.x * 100}% ${chosen.y * 100}%`;
}

function look(picture, said = "") {
  chosen = { ...picture, isMoved: false };
  for (const image of dialog.querySelectorAll("[data-large], [data-crop]")) image.src = picture.src;
  for (const name of ["label", "caption", "credit"]) one.querySelector(`[data-${name}]`).textContent = picture[name] ?? "";
  part("said").textContent = said;
  part("edit").href = `${dialog.dataset.image}${picture.number}/change/`;
  show(one);
  point(Number(picture.x ?? 0.5), Number(picture.y ?? 0.4));
  part("put").focus();
}

async function keepPoint() {
  if (!chosen.isMoved) return;
  const body = new FormData();
  body.set("x", chosen.x.toFixed(3));
  body.set("y", chosen.y.toFixed(3));
  body.set("csrfmiddlewaretoken", cookie());
  await fetch(`${dialog.dataset.image}${chosen.number}/focus/`, { method: "POST", body });
}

function begin(found) {
  if (!fresh) return;
  file = found;
  fresh.reset();
  fresh.querySelector("progress").hidden = true;
  part("wrong").hidden = true;
  part("name").textContent = file.name;
  show(fresh);
  fresh.querySelector("input").focus();
}

// An XMLHttpRequest, for fetch tells nothing of how far a file has come.
function send(event) {
  event.preventDefault();
  const body = new FormData(fresh);
  body.set("upload", file);
  body.set("csrfmiddlewaretoken", cookie());
  const request = new XMLHttpRequest();
  const progress = fresh.querySelector("progress");
  progress.hidden = false;
  request.upload.addEventListener("progress", ({ loaded, total }) => (progress.value = total ? loaded / total : 0));
  request.addEventListener("loadend", () => {
    progress.hidden = true;
    let told = {};
    try {
      told = JSON.parse(request.responseText);
    } catch {
      // no answer of ours: said below
    }
    if (told.number) {
      const label = fresh.elements[0].value;
      look({ number: told.number, src: `${dialog.dataset.image}${told.number}/thumb/`, label }, told.said);
      list();
      return;
    }
    part("wrong").textContent = Object.values(told.errors ?? {}).flat().join(" ") || document.getElementById("kept")?.dataset.here || "";
    part("wrong").hidden = false;
  });
  request.open("POST", dialog.dataset.upload);
  request.send(body);
}

// Resolves with the number, caption and address of the picture that is put; null where none is.
export function choose(found = null) {
  taken = null;
  part("taken").textContent = "";
  part("enough").hidden = true;
  return ask(found);
}

// The same with a list of several.
function chooseSeveral() {
  taken = [];
  part("taken").textContent = "";
  part("enough").hidden = true;
  return ask(null);
}

function ask(found) {
  dialog.showModal();
  show(grid);
  list();
  if (found) begin(found);
  return new Promise((resolve) => {
    settle = resolve;
  });
}

dialog.addEventListener("close", () => {
  settle(taken);
  settle = () => null;
});
dialog.addEventListener("click", async ({ target }) => {
  const picture = target.closest("[data-number]");
  if (picture) look(picture.dataset);
  else if (target.closest("[data-more]")) list(target.closest("[data-more]").dataset.more);
  else if (target.closest("[data-back-to-grid]")) show(grid);
  else if (target.closest("[data-shut]")) dialog.close();
  else if (target.closest("[data-put]")) {
    await keepPoint();
    if (taken) {
      taken.push(chosen);
      part("taken").textContent = taken.map(({ label }) => label).join(" · ");
      part("enough").hidden = false;
      show(grid);
      return;
    }
    const done = settle;
    settle = () => null;
    dialog.close();
    done(chosen);
  }
});
part("point").addEventListener("click", (event) => {
  if (!event.detail) return; // Enter: the arrows move it
  const box = part("large").getBoundingClientRect();
  chosen.isMoved = true;
  point((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
});
part("point").addEventListener("keydown", (event) => {
  const step = { ArrowLeft: [-0.02, 0], ArrowRight: [0.02, 0], ArrowUp: [0, -0.02], ArrowDown: [0, 0.02] }[event.key];
  if (!step || event.ctrlKey || event.altKey) return;
  event.preventDefault();
  chosen.isMoved = true;
  point(chosen.x + step[0], chosen.y + step[1]);
});
part("search").addEventListener("submit", (event) => {
  event.preventDefault();
  list();
});
let waiting = 0;
dialog.querySelector("[name=q]").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(list, 300);
});
part("file")?.addEventListener("change", ({ target }) => {
  if (target.files[0]) begin(target.files[0]);
  target.value = "";
});
fresh?.addEventListener("submit", send);

// ── the place of the lead picture ──
const lead = document.getElementById("room-lead");

function draw() {
  const field = form.elements.lead_image;
  const number = field?.value ?? "";
  const image = lead.querySelector("img");
  image.hidden = !number;
  if (number) image.src = `${dialog.dataset.image}${number}/thumb/`;
  else image.removeAttribute("src");
  lead.querySelector("span").textContent = number ? field.selectedOptions[0]?.textContent ?? "" : "";
  lead.querySelector("[data-take-out]").hidden = !number;
}

async function toLead(found = null) {
  const picture = await choose(found);
  if (!picture) return;
  const field = form.elements.lead_image;
  const isKnown = [...field.options].some((option) => option.value === String(picture.number));
  if (!isKnown) field.append(new Option(picture.label || `#${picture.number}`, picture.number));
  write("lead_image", String(picture.number));
  draw();
}

const pictureIn = (transfer) => [...(transfer?.files ?? [])].find((one) => one.type.startsWith("image/"));

lead.hidden = false;
lead.querySelector("[data-choose-lead]").addEventListener("click", () => toLead());
lead.querySelector("[data-take-out]").addEventListener("click", () => {
  write("lead_image", "");
  draw();
});
for (const name of ["dragover", "drop"]) {
  lead.addEventListener(name, (event) => {
    event.preventDefault();
    const found = name === "drop" && pictureIn(event.dataTransfer);
    if (found) toLead(found);
  });
}
addEventListener("room:drawn", draw);
document.addEventListener("change", ({ target }) => target.name === "lead_image" && draw());
window.django?.jQuery?.(document).on("change", "[name=lead_image]", draw);
draw();

// ── the text: the editor asks here, and takes files that are dropped or pasted ──
async function intoText(editor, found = null) {
  const picture = await choose(found);
  if (!picture) return;
  const words = picture.caption ? [{ type: "figureCaption", content: [{ type: "text", text: picture.caption }] }] : [];
  editor.chain().focus().insertContent({ type: "pictureFigure", attrs: { of: String(picture.number) }, content: words }).run();
}

async function galleryInto(editor) {
  const pictures = await chooseSeveral();
  if (!pictures?.length) return;
  const each = pictures.map(({ number, caption }) => ({ of: String(number), caption }));
  editor.chain().focus().addToGallery(each).run();
}

document.addEventListener("room:gallery", ({ detail }) => galleryInto(detail.editor));
document.addEventListener("room:picture", ({ detail }) => intoText(detail.editor));
for (const [name, data] of [["paste", "clipboardData"], ["drop", "dataTransfer"]]) {
  document.addEventListener(
    name,
    (event) => {
      const text = event.target.closest?.(".room-text .ProseMirror");
      const found = text && pictureIn(event[data]);
      if (!found || !text.editor) return;
      event.preventDefault();
      event.stopPropagation();
      intoText(text.editor, found);
    },
    true,
  );
}
