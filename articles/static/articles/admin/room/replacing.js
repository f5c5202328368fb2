// Find and replace in the text that is being written. Marks in it (short vowels, links, emphasis) hide
// nothing: «موانئ» is found in «مَوانِئ». A second Ctrl+F is the browser's own.

import { choose } from "./languages.js";

const bar = document.getElementById("room-replace");
const count = bar.querySelector("[data-count]");
const VOWELS = /[\u064b-\u065f\u0670\u0640]/;
let editor = null;
let last = -1;

// Every place of the words in the document: from and to.
function places(words = bar.elements.find.value) {
  const wanted = [...words].filter((letter) => !VOWELS.test(letter)).join("").toLocaleLowerCase();
  const found = [];
  if (!wanted || !editor) return found;
  editor.state.doc.descendants((block, pos) => {
    if (!block.isTextblock) return true;
    const text = block.textBetween(0, block.content.size, "\ufffc", "\ufffc");
    const kept = [...text].map((letter, at) => ({ letter: letter.toLocaleLowerCase(), at })).filter(({ letter }) => !VOWELS.test(letter));
    const bare = kept.map(({ letter }) => letter).join("");
    for (let at = bare.indexOf(wanted); at >= 0; at = bare.indexOf(wanted, at + wanted.length)) {
      const behind = kept[at + wanted.length]?.at ?? text.length;
      found.push({ from: pos + 1 + kept[at].at, to: pos + 1 + behind });
    }
    return false;
  });
  return found;
}

function say(found, at) {
  count.textContent = found.length ? `${at + 1} / ${found.length}` : bar.dataset.none;
}

function go(step) {
  const found = places();
  if (!found.length) return say(found, 0);
  last = (last + step + found.length) % found.length;
  say(found, last);
  editor.chain().setTextSelection(found[last]).scrollIntoView().run();
  return found[last];
}

function replace(found) {
  const words = bar.elements.with.value;
  const { state, view } = editor;
  const tr = state.tr;
  for (const { from, to } of [...found].reverse()) {
    if (words) tr.insertText(words, from, to);
    else tr.delete(from, to);
  }
  view.dispatch(tr);
}

export function open() {
  const text = document.activeElement?.closest(".ProseMirror") ?? document.querySelector(".room-text:not([hidden]) .ProseMirror");
  if (!text?.editor) return false;
  if (!bar.hidden && document.activeElement === bar.elements.find) return false; // the browser's own
  editor = text.editor;
  const { from, to } = editor.state.selection;
  const chosen = editor.state.doc.textBetween(from, to, " ");
  if (chosen) bar.elements.find.value = chosen;
  bar.hidden = false;
  last = -1;
  bar.elements.find.select();
  bar.elements.find.focus();
  return true;
}

// Marks the first place of these words in whichever text has them.
export function select(words) {
  for (const text of document.querySelectorAll(".room-text .ProseMirror")) {
    editor = text.editor;
    const [found] = places(words.split("\n")[0]);
    if (!found) continue;
    const shown = text.closest(".room-text");
    if (shown.hidden) choose(shown.dataset.language);
    editor.chain().focus().setTextSelection(found).scrollIntoView().run();
    return;
  }
}

function shut() {
  bar.hidden = true;
  editor?.commands.focus();
}

bar.addEventListener("submit", (event) => {
  event.preventDefault();
  go(1);
});
bar.addEventListener("input", () => {
  last = -1;
  const found = places();
  say(found, -1);
});
bar.querySelector("[data-one]").addEventListener("click", () => {
  const found = places();
  const at = found.findIndex(({ from, to }) => editor.state.selection.from === from && editor.state.selection.to === to);
  if (at >= 0) {
    replace([found[at]]);
    last = at - 1;
  }
  go(1);
});
bar.querySelector("[data-all]").addEventListener("click", () => {
  const found = places();
  replace(found);
  say(found, found.length - 1);
});
bar.querySelector("[data-shut]").addEventListener("click", shut);
bar.addEventListener("keydown", (event) => {
  if (event.key === "Escape") shut();
});
