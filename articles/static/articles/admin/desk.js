// Small helps of the editors' rooms; every page works without them.

const ways = new Set(["arrow_back", "arrow_forward", "chevron_right", "chevron_left", "logout",
  "dock_to_right", "keyboard_arrow_right", "format_list_bulleted"]);

// Icons that show a way turn with the text (their style is in desk-rtl.css). An icon beside words is
// drawn from an English name that nobody should hear.
function tidyIcons() {
  for (const icon of document.querySelectorAll(".material-symbols-outlined")) {
    const name = icon.textContent.trim();
    if (ways.has(name)) icon.classList.add("is-way");
    if (icon.closest("a, button")?.textContent.trim() !== name) icon.ariaHidden = "true";
  }
}

// Select2 brings no Arabic to filters and half of it to forms. It reads its defaults when the page is
// ready, so they are set on the way there.
const CHOOSING = {
  ar: {
    errorLoading: () => "تعذّر إحضار النتائج",
    inputTooShort: ({ minimum }) => `اكتب ${minimum} من الحروف على الأقل`,
    loadingMore: () => "نُحضر نتائج أخرى…",
    noResults: () => "لا نتائج",
    removeAllItems: () => "إزالة الكل",
    removeItem: () => "إزالة",
    search: () => "بحث",
    searching: () => "نبحث…",
  },
};
addEventListener("DOMContentLoaded", () => {
  const words = CHOOSING[document.documentElement.lang];
  const chosen = window.django?.jQuery?.fn.select2;
  if (words && chosen) chosen.defaults.set("language", words);
}, true);

// What the packages leave unsaid, or say in English, to those who listen to the page.
function speak() {
  document.getElementById("content")?.setAttribute("role", "main");
  for (const box of document.querySelectorAll(".simplebar-content-wrapper")) {
    box.removeAttribute("aria-label");
    box.removeAttribute("role");
  }
}

// The editor is named by the label of the field it stands for.
document.addEventListener("prose-editor:ready", ({ detail }) => {
  const label = document.querySelector(`label[for="${detail.textarea.id}"]`);
  if (label) detail.editor.view.dom.setAttribute("aria-label", label.textContent.trim());
});

document.addEventListener("DOMContentLoaded", () => {
  tidyIcons();
  setTimeout(speak, 300); // after the scroll boxes have been made
});

// Whoever leaves takes the browser's copies of what he typed with him.
document.addEventListener("submit", ({ target }) => {
  if (target.getAttribute("action")?.endsWith("/logout/")) indexedDB.deleteDatabase("newsroom-kept");
});
