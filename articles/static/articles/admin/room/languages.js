// One language at a time, or all of them side by side where the screen is wide enough. The choice is
// remembered in this browser.

const KEY = "newsroom-room-language";
const WIDE = matchMedia("(width >= 85rem)");
const texts = [...document.querySelectorAll(".room-text")];
const tabs = [...document.querySelectorAll(".room-tabs button")];
const codes = texts.map((text) => text.dataset.language);

export function choose(language) {
  const isBoth = language === "both" && WIDE.matches;
  const shown = isBoth ? codes : [codes.includes(language) ? language : codes[0]];
  for (const text of texts) text.hidden = !shown.includes(text.dataset.language);
  for (const tab of tabs) {
    const is = isBoth ? tab.dataset.language === "both" : tab.dataset.language === shown[0];
    tab.setAttribute("aria-pressed", is);
  }
  document.body.classList.toggle("is-side-by-side", isBoth);
  dispatchEvent(new Event("room:language"));
}

export function next() {
  const now = tabs.findIndex((tab) => tab.getAttribute("aria-pressed") === "true");
  const offered = tabs.filter((tab) => WIDE.matches || tab.dataset.language !== "both");
  const tab = offered[(offered.indexOf(tabs[now]) + 1) % offered.length];
  tab.click();
  tab.focus();
}

function first() {
  const kept = localStorage.getItem(KEY);
  if (kept) return kept;
  const isWritten = (text) => text.querySelector("[name^=headline_]")?.value;
  return texts.filter(isWritten).length > 1 ? "both" : codes[0];
}

for (const tab of tabs) {
  tab.addEventListener("click", () => {
    localStorage.setItem(KEY, tab.dataset.language);
    choose(tab.dataset.language);
  });
}
WIDE.addEventListener("change", () => choose(first()));
if (codes.length) choose(first());
