// Keeps «منذ 3 دقائق» true while a page stays open. The words are those the server prints
// (articles/text/dates.py); a time that grows older than a day keeps its last text.
const WORDS = {
  ar: {
    now: "الآن",
    say: (phrase) => `منذ ${phrase}`,
    minute: { one: "دقيقة", two: "دقيقتين", few: "# دقائق", many: "# دقيقة", other: "# دقيقة" },
    hour: { one: "ساعة", two: "ساعتين", few: "# ساعات", many: "# ساعة", other: "# ساعة" },
  },
  en: {
    now: "now",
    say: (phrase) => `${phrase} ago`,
    minute: { one: "# minute", other: "# minutes" },
    hour: { one: "# hour", other: "# hours" },
  },
};

const { lang, dataset } = document.documentElement;
const words = WORDS[lang];
const plural = new Intl.PluralRules(lang);
const digits = new Intl.NumberFormat("en", {
  numberingSystem: dataset.digits === "arab" ? "arab" : "latn",
});

function age(minutes) {
  if (minutes < 1) return words.now;
  const [unit, n] = minutes < 60 ? ["minute", minutes] : ["hour", Math.floor(minutes / 60)];
  return words.say(words[unit][plural.select(n)].replace("#", digits.format(n)));
}

function refresh() {
  for (const time of document.querySelectorAll("time[data-ago]")) {
    const minutes = Math.floor((Date.now() - Date.parse(time.dateTime)) / 60_000);
    if (minutes >= 0 && minutes < 24 * 60) time.textContent = age(minutes);
  }
}

if (words) {
  setInterval(refresh, 60_000);
  addEventListener("pageshow", refresh);
}
