// A link in the text: to one of our own printed stories, found by its words, or to an address. Where
// nothing is marked the headline of the story stands for it.

const dialog = document.getElementById("room-link");
const form = dialog.querySelector("form");
const field = form.elements.q;
const list = dialog.querySelector("[data-found]");
const wrong = document.getElementById("link-wrong");
let editor = null;
let timer = 0;

const isAddress = (words) => /^(https?:\/\/[^\s/]+\.|mailto:.+@|tel:\+?\d|\/)\S+$/i.test(words);

async function look() {
  const words = field.value.trim();
  if (isAddress(words)) return list.replaceChildren();
  const language = editor.view.dom.closest(".room-text").dataset.language;
  const answer = await fetch(`${dialog.dataset.address}?${new URLSearchParams({ q: words, language })}`);
  if (answer.ok && words === field.value.trim()) list.innerHTML = await answer.text();
}

function put(href, words) {
  dialog.close();
  const chain = editor.chain().focus();
  const isBare = editor.state.selection.empty && !editor.isActive("link");
  if (isBare) chain.insertContent({ type: "text", text: words, marks: [{ type: "link", attrs: { href } }] }).run();
  else chain.extendMarkRange("link").setLink({ href }).run();
}

document.addEventListener("room:link", ({ detail }) => {
  editor = detail.editor;
  const { from, to } = editor.state.selection;
  const href = editor.getAttributes("link").href ?? "";
  field.value = href || editor.state.doc.textBetween(from, to, " ").trim();
  dialog.querySelector("[data-unlink]").hidden = !href;
  wrong.textContent = "";
  list.replaceChildren();
  dialog.showModal();
  field.select();
  look();
});
field.addEventListener("input", () => {
  wrong.textContent = "";
  clearTimeout(timer);
  timer = setTimeout(look, 250);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = field.value.trim();
  if (isAddress(words)) put(words, words);
  else wrong.textContent = wrong.dataset.said;
});
dialog.addEventListener("click", ({ target }) => {
  const story = target.closest("[data-href]");
  if (story) put(story.dataset.href, story.querySelector("bdi").textContent);
  else if (target.closest("[data-shut]")) dialog.close();
  else if (target.closest("[data-unlink]")) {
    dialog.close();
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
  }
});
