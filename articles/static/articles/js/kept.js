// Lists the stories on this device. Only this page reads what is kept; the server knows nothing of it.
const words = document.querySelector("[data-words]").dataset;
const digits = document.documentElement.dataset.digits === "arab" ? "arab" : "latn";
const date = new Intl.DateTimeFormat(document.documentElement.lang, {
  dateStyle: "long", timeStyle: "short", calendar: "gregory", numberingSystem: digits,
});

async function stories(name) {
  const cache = await caches.open(name);
  const found = [];
  for (const key of (await cache.keys()).reverse()) {
    const answer = await cache.match(key);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    found.push({
      path: new URL(key.url).pathname,
      title: page.querySelector("h1")?.textContent.trim() ?? page.title,
      language: page.documentElement.lang,
      direction: page.documentElement.dir,
      at: new Date(answer.headers.get("X-Kept-At")),
      isGone: answer.headers.has("X-Gone"),
    });
  }
  return found;
}

function row(story, remove) {
  const line = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: story.path, textContent: story.title });
  Object.assign(link, { lang: story.language, dir: story.direction });
  const said = Object.assign(document.createElement("span"), { className: "meta" });
  said.textContent = `${story.isGone ? words.gone : words.since} ${date.format(story.at)}`;
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: words.remove });
  button.setAttribute("aria-label", `${words.remove}: ${story.title}`);
  button.addEventListener("click", remove);
  line.append(link, said, button);
  return line;
}

async function fill(list) {
  const name = `newsroom-${list.dataset.shelf}`;
  const found = await stories(name);
  list.replaceChildren(
    ...found.map((story) =>
      row(story, async () => {
        await (await caches.open(name)).delete(story.path);
        fill(list);
      }),
    ),
  );
  list.nextElementSibling.hidden = found.length > 0;
}

if ("caches" in window) for (const list of document.querySelectorAll("[data-shelf]")) fill(list);
