// The breaking line on a page that stays open: it comes, changes and goes while somebody reads. An
// old line goes at its time even when nothing can be asked. A list says when there are newer stories.
const place = document.querySelector("[data-breaking]");

async function renew() {
  const old = place.querySelector("[data-ends]");
  if (old && Date.parse(old.dataset.ends) <= Date.now()) old.remove();
  if (document.hidden) return;
  const answer = await fetch(place.dataset.breaking).catch(() => null);
  if (!answer?.ok) return;
  const told = new DOMParser().parseFromString(await answer.text(), "text/html").body;
  const hint = document.querySelector("[data-newer]");
  const newest = told.querySelector("[data-newest]")?.dataset.newest;
  if (hint && Date.parse(newest) > Date.parse(hint.dataset.newer)) hint.hidden = false;
  const isHere = told.querySelector("a")?.pathname === location.pathname;
  if (isHere || told.textContent.trim() === place.textContent.trim()) return;
  place.replaceChildren(...told.childNodes);
}

if (place) {
  setInterval(renew, 60_000);
  document.addEventListener("visibilitychange", renew);
}
