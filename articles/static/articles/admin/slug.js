// Shows what an address will say while its slug, or the headline it is made from, is being typed.
// The server answers with its own rules, so that the two can never differ.
const WAIT = 200; // milliseconds of quiet before the server is asked

function follow(input) {
  const { slugPreview, slugLanguage, slugSource, slugFallback } = input.dataset;
  const source = document.getElementById(slugSource);
  const shown = document.createElement("bdi");
  shown.dir = "ltr";
  const line = document.createElement("p");
  line.id = `${input.id}_preview`;
  line.className = "desk-quiet desk-address";
  line.append(shown);
  (input.closest("div") || input).after(line);
  input.setAttribute("aria-describedby", `${input.getAttribute("aria-describedby") || ""} ${line.id}`.trim());

  let timer = 0;
  let asked = 0;
  async function ask() {
    const text = input.value.trim() || source?.value || "";
    const mine = ++asked;
    const query = new URLSearchParams({ text: text.slice(0, 400), language: slugLanguage });
    const answer = await fetch(`${slugPreview}?${query}`, { headers: { Accept: "application/json" } });
    if (!answer.ok || mine !== asked) return; // a later question is on its way
    const { slug } = await answer.json();
    const last = slug || (text ? slugFallback : "");
    shown.textContent = last ? `/${last}/` : "";
  }
  for (const field of [input, source]) {
    field?.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    });
  }
  ask();
}

for (const input of document.querySelectorAll("input[data-slug-preview]")) follow(input);
