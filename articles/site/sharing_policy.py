"""A share button posts to us and is redirected to its channel. Browsers hold `form-action` against
every step of that way, and wa.me itself sends readers on, so hosts cannot be listed."""

from csp.constants import SELF
from csp.decorators import csp_replace

may_post_to_channels = csp_replace({"form-action": [SELF, "https:", "mailto:"]})
