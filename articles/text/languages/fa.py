"""Persian: what is known of it so far. Counted nouns, ages, rules and stems are missing."""

from collections.abc import Sequence

from articles.text.languages.pack import Months, Pack


class Persian(Pack):
    name = "فارسی"
    locale = "fa_IR"
    weekdays = "دوشنبه|سه\u200cشنبه|چهارشنبه|پنجشنبه|جمعه|شنبه|یکشنبه".split("|")
    words_a_minute = 180
    joins_words_with = "-"

    def months(self, names: Months) -> Sequence[str]:
        return "ژانویه|فوریه|مارس|آوریل|مه|ژوئن|ژوئیه|اوت|سپتامبر|اکتبر|نوامبر|دسامبر".split("|")


PACK = Persian()
