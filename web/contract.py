"""The contract as it is published: what the framework's own account of it leaves vague, said."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi


def publish(app: FastAPI) -> None:
    """Have an application publish its contract so.

    Edits are told apart by their ``kind``, which is thus required of who sends one, although
    values made in Python need not name it; and a field of a form is there or not, but never null.
    """

    def openapi() -> dict[str, Any]:
        if not app.openapi_schema:
            made = get_openapi(title=app.title, version=app.version, routes=app.routes)
            for name, model in made["components"]["schemas"].items():
                _require_kind(model)
                if name.startswith("Body_"):
                    _without_null(model)
            app.openapi_schema = made
        return app.openapi_schema

    vars(app)["openapi"] = openapi


def _require_kind(model: dict[str, Any]) -> None:
    """Require what tells a model from others."""
    kind = model.get("properties", {}).get("kind", {})
    if "const" in kind:
        kind.pop("default", None)
        model["required"] = sorted({*model.get("required", ()), "kind"})


def _without_null(model: dict[str, Any]) -> None:
    """Take null out of a form's fields."""
    for field in _fields(model):
        kinds = [kind for kind in field.get("anyOf", ()) if kind != {"type": "null"}]
        if len(kinds) == 1:
            del field["anyOf"]
            field.update(kinds[0])


def _fields(model: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the fields of a model."""
    fields: dict[str, dict[str, Any]] = model.get("properties", {})
    yield from fields.values()
