// What the packages draw without a name gets one: the search boxes of choices that of their field, the
// cells of a table of rows that of their column.

const words = (element) => element?.textContent.replace(/[*:]/g, "").replace(/\s+/g, " ").trim() ?? "";

function labelOf(field) {
  const own = words(document.querySelector(`label[for="${CSS.escape(field.id)}"]`));
  if (own) return own;
  const cell = field.closest("td");
  const column = cell && [...cell.parentElement.children].indexOf(cell);
  return words(cell?.closest("table")?.querySelectorAll("thead th")[column]);
}

export function name() {
  headings();
  for (const field of document.querySelectorAll("#article_form :is(input, select, textarea):not([type=hidden])")) {
    const label = labelOf(field);
    if (label && !field.labels?.length && !field.ariaLabel) field.ariaLabel = label;
    const drawn = field.nextElementSibling?.matches(".select2") ? field.nextElementSibling : null;
    if (!label || !drawn) continue;
    for (const box of drawn.querySelectorAll("[role=combobox], [role=searchbox], [role=textbox], .select2-selection")) {
      box.removeAttribute("aria-labelledby");
      box.ariaLabel = label;
    }
  }
}

// A column of buttons without a heading is none.
function headings() {
  for (const head of document.querySelectorAll("#article_form th")) if (!words(head)) head.role = "presentation";
}

addEventListener("load", () => setTimeout(name, 400));
addEventListener("room:drawn", name);
document.addEventListener("click", ({ target }) => {
  if (target.closest(".add-row")) setTimeout(name, 100);
});
