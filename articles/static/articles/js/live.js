// A live story on a page that stays open: says that something new was told and shows it when asked.
// Nothing moves by itself.
const place = document.querySelector("[data-live]");
const entries = place?.querySelector(".stream-entries");
const button = place?.querySelector(".stream-new");
let fresh = [];

async function look() {
  if (document.hidden) return;
  const newest = entries.querySelector(".entry")?.id.slice(1) ?? "0";
  const answer = await fetch(`${place.dataset.live}?after=${newest}`).catch(() => null);
  if (!answer?.ok) return;
  const told = new DOMParser().parseFromString(await answer.text(), "text/html");
  fresh = [...told.querySelectorAll(".entry")];
  button.textContent = told.querySelector("[data-said]")?.dataset.said ?? "";
  button.hidden = fresh.length === 0;
}

if (place?.dataset.live) {
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", () => {
    entries.prepend(...fresh);
    fresh[0].querySelector("a").focus();
    button.hidden = true;
  });
  setInterval(look, 30_000);
  document.addEventListener("visibilitychange", look);
}
