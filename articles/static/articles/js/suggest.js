// While somebody types, offers topics, people and headlines that begin so. The browser's own list
// shows them; without this file the form searches for what was typed.
const PAUSE = 200; // milliseconds after the last letter

for (const field of document.querySelectorAll("[data-suggest]")) {
  const list = document.createElement("datalist");
  list.id = `${field.id}-offers`;
  field.after(list);
  field.setAttribute("list", list.id);
  let waiting;
  let asked = "";
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      asked = field.value.trim();
      if (!asked) return list.replaceChildren();
      const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(asked)}`).catch(() => null);
      if (!answer?.ok || asked !== field.value.trim()) return undefined;
      const { suggestions } = await answer.json();
      const options = suggestions.map(({ text, kind }) => new Option(kind, text));
      return list.replaceChildren(...options);
    }, PAUSE);
  });
}
