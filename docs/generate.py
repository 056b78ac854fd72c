"""Write the parts of docs/reference that the code knows best (``make reference``).

A page holds a part between two comments, ``<!-- generated: NAME -->`` and ``<!-- end -->``; the
rest is written by hand. A test fails while a part is not what this file would write.
"""

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import typer
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from typer.core import TyperArgument, TyperGroup, TyperOption

import cli
from layouts.brief.limits import Limit, preset, preset_names
from layouts.rules.check import RULES
from plans.certificate import Certificate
from plans.formats.read.brief_file import WANTED, BriefFile
from plans.formats.read.columns import COLUMNS
from plans.formats.read.headings import HEADINGS
from plans.plan import Plan
from venue.catalogue import index as catalogue
from venue.source import Figure
from venue.units import to_m
from web.app import create_app
from web.settings import Settings

REFERENCE = Path(__file__).parent / "reference"
COMMON = {"--lang", "--json", "--debug", "--help"}
"""Options of every command, told once at the top of the page."""

PART = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", flags=re.DOTALL)


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Give a Markdown table; bars in cells are escaped."""
    heads = list(head)
    body = [[str(cell).replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    lines = [heads, ["---"] * len(heads), *body]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def commands() -> Iterator[str]:
    """Give every command: what it does, how it is called, what it takes."""
    top = typer.main.get_command(cli.app)
    assert isinstance(top, TyperGroup)
    outer = typer.Context(top, info_name="madang")
    for name, command in sorted(top.commands.items()):
        context = typer.Context(command, info_name=name, parent=outer)
        usage = command.get_usage(context).removeprefix("Usage: ")
        rows = [
            (call(param), getattr(param, "help", None) or "")
            for param in command.params
            if not COMMON & set(param.opts)
        ]
        lines = (command.epilog or "").splitlines()
        examples = "\n".join(f"    {line.strip()}" for line in lines if line.startswith("  "))
        words = inspect.cleandoc(command.help or "")
        example = f"For example:\n\n{examples}" if examples else ""
        options = table(("", ""), rows).rstrip() if rows else ""
        parts = [f"## {name}", f"    {usage}", words, options, example]
        yield "\n\n".join(part for part in parts if part) + "\n\n"


def call(param: object) -> str:
    """Give a parameter as it is typed."""
    if isinstance(param, TyperOption):
        return ", ".join(f"`{name}`" for name in (*param.opts, *param.secondary_opts))
    assert isinstance(param, TyperArgument)
    return f"`{(param.metavar or param.name or '').upper()}`"


def default(field: FieldInfo) -> str:
    """Give a field's default as people would write it."""
    if field.is_required():
        return "needed"
    value = field.get_default(call_default_factory=True, validated_data={})
    if isinstance(value, BaseModel) or value in (None, "", (), [], {}):
        return ""
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def models(annotation: object) -> Iterator[type[BaseModel]]:
    """Give the models an annotation is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from models(part)


def brief() -> Iterator[str]:
    """Give every key of brief.toml."""

    def rows(model: type[BaseModel], prefix: str = "") -> Iterator[tuple[str, str, str]]:
        for name, field in model.model_fields.items():
            key = prefix + (field.alias or name)
            if key in WANTED:
                yield f"`{key}`", WANTED[key].en, default(field)
                for part in models(field.annotation):
                    yield from rows(part, f"{key}.")

    yield table(("key", "holds", "default"), rows(BriefFile))


def columns() -> Iterator[str]:
    """Give every column of the exhibitor sheet."""
    rows = (
        (f"`{name}`", column.want("").en, ", ".join(HEADINGS.get(name, ())))
        for name, column in COLUMNS.items()
    )
    yield table(("column", "holds", "may be called"), rows)


def fields(model: type[BaseModel]) -> str:
    """Give a document's keys with their JSON types."""
    properties = model.model_json_schema(mode="serialization")["properties"]

    def kind(schema: dict[str, object]) -> str:
        if "anyOf" in schema:
            options = schema["anyOf"]
            assert isinstance(options, list)
            return " or ".join(kind(option) for option in options)
        if "$ref" in schema:
            return str(schema["$ref"]).rpartition("/")[2]
        if "const" in schema:
            return f"`{schema['const']}`"
        items = schema.get("items")
        if isinstance(items, dict):
            return f"list of {kind(items)}"
        if "enum" in schema:
            options = schema["enum"]
            assert isinstance(options, list)
            return " or ".join(f"`{option}`" for option in options)
        return str(schema.get("format") or schema.get("type", ""))

    return table(("key", "holds"), ((f"`{key}`", kind(what)) for key, what in properties.items()))


def plan() -> Iterator[str]:
    """Give the keys of a plan."""
    yield fields(Plan)


def certificate() -> Iterator[str]:
    """Give the keys of a certificate."""
    yield fields(Certificate)


def rules() -> Iterator[str]:
    """Give every rule in the order in which findings are told."""
    rows = ((f"`{rule.code}`", rule.title.en, rule.title.ko, rule.severity.value) for rule in RULES)
    yield table(("code", "rule", "", "a breach is"), rows)


def presets() -> Iterator[str]:
    """Give the limits of every preset with their sources."""
    for name in preset_names():
        limits = preset(name)
        found = ((key, getattr(limits, key)) for key in type(limits).model_fields)
        rows = (
            (
                f"`{key}`",
                f"{one.value:g} {one.unit}".removesuffix(" 1"),
                one.source.cite,
                one.source.confidence.value,
            )
            for key, one in found
            if isinstance(one, Limit)
        )
        yield f"### {name}\n\n{limits.name.en} ({limits.name.ko}).\n\n"
        yield table(("limit", "value", "source", "confidence"), rows)
        yield "\n"


def venues() -> Iterator[str]:
    """Give every venue: halls with their areas, and the other figures."""
    for name in catalogue.names():
        venue = catalogue.load(name)
        yield f"## {venue.id}\n\n{venue.name.en} ({venue.name.ko}). {venue.note.en}\n\n"
        halls = (
            (
                f"`{hall.id}`",
                hall.level,
                f"{hall.gross_m2:,.0f} m²",
                _size(hall.floor.bounds),
                f"{hall.source.cite} ({hall.source.confidence.value})",
            )
            for hall in venue.halls
        )
        yield table(("hall", "level", "area", "extent", "outline from"), halls)
        yield "\n"
        rows = (
            (
                figure.name.en,
                _value(figure),
                figure.source.cite,
                figure.source.confidence.value,
            )
            for figure in venue.figures
        )
        yield table(("figure", "value", "source", "confidence"), rows)
        yield "\n"


def _value(figure: Figure) -> str:
    """Give a figure with its unit; a month is written as one."""
    if figure.unit == "yyyymm":
        return f"{figure.value // 100:.0f}-{figure.value % 100:02.0f}"
    return f"{figure.value:,.10g} {figure.unit}".removesuffix(" 1")


def _size(bounds: tuple[float, float, float, float]) -> str:
    """Give the extent of an outline in metres."""
    x0, y0, x1, y1 = bounds
    return f"{to_m(x1 - x0):g} x {to_m(y1 - y0):g} m"


def api() -> Iterator[str]:
    """Give every way of the service: what it is called with, what it does."""
    made = create_app(Settings("sqlite://", warm=False)).openapi()
    rows = []
    for path, methods in made["paths"].items():
        for method, operation in methods.items():
            names = [each["name"] for each in operation.get("parameters", ())]
            asked = [name for name in names if name not in {"plan", "job", "who", "fmt", "token"}]
            head = inspect.cleandoc(operation.get("description", "")).partition("\n")[0]
            does = head + (f" With {', '.join(asked)}." if asked else "")
            rows.append((f"`{method.upper()} {path}`", f"`{operation['operationId']}`", does))
    yield table(("way", "operation", "does"), rows)


PARTS: dict[str, Callable[[], Iterator[str]]] = {
    "api": api,
    "brief": brief,
    "certificate": certificate,
    "columns": columns,
    "commands": commands,
    "plan": plan,
    "presets": presets,
    "rules": rules,
    "venues": venues,
}
"""What can stand between the comments, by its name."""


def render(page: str) -> str:
    """Give a page with its generated parts made anew."""
    return PART.sub(lambda m: f"{m[1]}\n{''.join(PARTS[m[2]]()).rstrip()}\n\n{m[3]}", page)


def main() -> None:
    """Write every page of the reference that has generated parts."""
    for path in sorted(REFERENCE.glob("*.md")):
        path.write_text(render(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
