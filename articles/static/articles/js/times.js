// Keeps «منذ 3 دقائق» true while a page stays open. The words come with the page
// (articles/text/dates.py, ages); a time that grows older than a day keeps its last text.
const { lang, dataset } = document.documentElement;
const words = new Map((dataset.ages ?? "").split("|").map((one) => one.split("=")));
const plural = new Intl.PluralRules(lang);
const digits = new Intl.NumberFormat("en", {
  numberingSystem: dataset.digits === "arab" ? "arab" : "latn",
});

function age(minutes) {
  if (minutes < 1) return words.get("now");
  const [unit, n] = minutes < 60 ? ["minute", minutes] : ["hour", Math.floor(minutes / 60)];
  return words.get(`${unit}.${plural.select(n)}`)?.replace("#", digits.format(n));
}

function refresh() {
  for (const time of document.querySelectorAll("time[data-ago]")) {
    const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / 60_000);
    if (minutes >= 0 && minutes < 24 * 60) time.textContent = age(minutes) ?? time.textContent;
  }
}

if (words.has("now")) {
  setInterval(refresh, 60_000);
  addEventListener("pageshow", refresh);
}
