"""GET schema/ · GET docs/: what this API is, for programs and for people, without a network."""

from functools import cache
from typing import Any

from django.utils.translation import override
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer2, OpenApiYamlRenderer
from drf_spectacular.utils import OpenApiResponse, extend_schema
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework import serializers
from rest_framework.renderers import TemplateHTMLRenderer
from rest_framework.response import Response

from articles.api.reading import PerNetwork, ReadersView, validated


class ProblemMessages(serializers.Serializer[Any]):
    title = serializers.CharField()
    detail = serializers.CharField()


class ProblemDetails(serializers.Serializer[Any]):
    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    messages = serializers.DictField(child=ProblemMessages())


_PROBLEM = OpenApiResponse(ProblemDetails, description="RFC 9457 application/problem+json")
PROBLEM = {(code, "application/problem+json"): _PROBLEM for code in ("4XX",)}


@cache
def schema() -> dict[str, Any]:
    """Made once a process; in English, whoever asks first."""
    with override("en"):
        made: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return made


class Schema(ReadersView):
    """OpenAPI 3: JSON, or YAML where Accept asks for it."""

    renderer_classes = (OpenApiJsonRenderer2, OpenApiYamlRenderer)

    @extend_schema(exclude=True)
    def get(self, request: Any) -> Response:
        return Response(schema())


class Docs(SpectacularSwaggerSplitView):
    """Swagger from our own static files: its script comes as a file and nothing stands in
    the page, so the readers' own policy holds here too."""

    throttle_classes = (PerNetwork,)
    throttle_scope = "read"
    renderer_classes = [TemplateHTMLRenderer]
    template_name = "api/docs.html"
    template_name_js = "api/docs.js"
    url_name = "api:schema"

    def finalize_response(self, request: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        response = super().finalize_response(request, response, *args, **kwargs)
        if response.status_code != 200 or request.method not in ("GET", "HEAD"):
            return response
        return validated(request._request, response)
