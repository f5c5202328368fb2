"""Which fields speak which language. The languages are the setting LANGUAGES; nothing falls back:
a field that is empty in a language is empty in that language."""

from modeltranslation.translator import TranslationOptions, register

from articles import models
from articles.models import source
from articles.models.story_fields import TEXT_FIELDS


@register(models.Article)
class ArticleText(TranslationOptions):
    fields = TEXT_FIELDS


@register(models.Section)
class SectionText(TranslationOptions):
    fields = ("name",)


@register(models.Topic)
class TopicText(TranslationOptions):
    fields = ("name", "description")


@register(models.Contributor)
class ContributorText(TranslationOptions):
    fields = ("name", "biography")


@register(models.Image)
class ImageText(TranslationOptions):
    fields = ("alt_text", "caption", "credit")


@register(models.Correction)
class CorrectionText(TranslationOptions):
    fields = ("text", "what_was_wrong")


@register(models.PaperPage)
class PaperPageText(TranslationOptions):
    fields = ("body",)


@register(models.StoryTemplate)
class TemplateText(TranslationOptions):
    fields = ("name", "outline")


@register(models.BreakingLine)
class BreakingLineText(TranslationOptions):
    fields = ("line",)


@register(models.Match)
class MatchText(TranslationOptions):
    fields = ("competition", "home", "away")


@register(models.FrontSlot)
class FrontSlotText(TranslationOptions):
    fields = ("headline_override",)


@register(models.RightOfReply)
class ReplyText(TranslationOptions):
    fields = ("party", "answer", "not_asked")


@register(source.Agreement)
class AgreementText(TranslationOptions):
    fields = ("description", "reason")
