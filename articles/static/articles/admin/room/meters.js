// What fits where: under a headline stands how it will look on the front, on a card, on the picture of a
// shared link and in a list of search results. Measured in the type of each place, never counted by
// letters: «الـ» and «W» are not as wide.

const FAMILY = 'Cairo, "Noto Naskh Arabic", sans-serif';
// The place, its type, the width of a line in pixels and how many lines it bears. Search results are
// cut at some 580 pixels of Arial at 20 (measured by many, promised by nobody).
const PLACES = [
  { name: "front", font: `700 36px ${FAMILY}`, width: 640, lines: 3 },
  { name: "card", font: `700 17px ${FAMILY}`, width: 288, lines: 4 },
  { name: "share", font: `700 62px ${FAMILY}`, width: 1080, lines: 4 },
  { name: "search", font: "20px Arial, sans-serif", width: 580, lines: 1 },
];
const ruler = document.createElement("canvas").getContext("2d");
const said = JSON.parse(document.getElementById("room-meters").textContent);

// Words as a browser breaks them: where each line begins.
function linesOf(text, { font, width }) {
  ruler.font = font;
  const lines = [""];
  for (const word of text.split(/ +/)) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (ruler.measureText(longer).width <= width || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function draw(field) {
  const language = field.name.slice("headline_".length);
  const form = field.form.elements;
  let list = field.parentElement.querySelector(".room-meters");
  if (!list) {
    list = document.createElement("ul");
    list.className = "room-meters";
    list.ariaLabel = said.label;
    field.after(list);
  }
  const items = PLACES.map((place) => {
    const text = ((place.name === "search" && form[`seo_title_${language}`]?.value) || field.value).trim();
    const lines = linesOf(text, place);
    const fits = lines.length <= place.lines;
    const item = document.createElement("li");
    const [icon, words] = [document.createElement("span"), document.createElement("span")];
    icon.className = "material-symbols-outlined";
    icon.ariaHidden = "true";
    icon.textContent = fits ? "check" : "content_cut";
    item.classList.toggle("is-cut", !fits);
    words.textContent = `${said[place.name]}: ${fits ? said.fits : said.cut.replace("…", `«${lines[place.lines]?.split(" ")[0] ?? ""}»`)}`;
    item.append(icon, words);
    return item;
  });
  list.hidden = !field.value.trim();
  list.replaceChildren(...items);
}

const fields = [...document.querySelectorAll(".room-text [name^=headline_]")];
for (const field of fields) {
  field.addEventListener("input", () => draw(field));
  field.addEventListener("change", () => draw(field));
  // One line, however it was pasted: Enter goes on to what comes next.
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.isComposing) return;
    event.preventDefault();
    field.closest(".room-text").querySelector("[name^=standfirst_]")?.focus();
  });
}
document.addEventListener("change", ({ target }) => {
  if (target.name?.startsWith("seo_title_")) fields.forEach(draw);
});
document.fonts.ready.then(() => fields.forEach(draw));
