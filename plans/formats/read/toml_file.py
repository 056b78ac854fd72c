"""TOML files that hold one value: read, checked, and told in a sentence where they do not fit."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from plans.document import field_fault
from plans.formats.files import read_bytes
from venue.errors import InputError
from venue.text import Text
from venue.value import Value

from .encoding import decoded

T = TypeVar("T", bound=Value)


def read_toml(path: Path, model: type[T], limit: int, what: Text) -> T:
    """Read a value from a TOML file.

    Parameters
    ----------
    path : the file.
    model : what it holds.
    limit : the most bytes that are read.
    what : what the file should hold, for the sentence when it cannot be read.

    Raises
    ------
    InputError : when there is no such file, it is no TOML, or a field does not fit; it is named.
    LimitError : when it holds more than ``limit`` bytes.
    """
    text = decoded(read_bytes(path, limit, what), path.name)
    try:
        return model.model_validate(tomllib.loads(text))
    except ValidationError as exc:
        fault = field_fault(exc.errors(include_url=False)[0])
        both = Text(ko=f"{path.name}: {fault.ko}.", en=f"{path.name}: {fault.en}.")
        raise InputError("toml.field", both) from exc
    except (ValueError, RecursionError) as exc:
        raise InputError("toml.syntax", _NO_TOML.fill(name=path.name)) from exc


_NO_TOML = Text(
    ko="{name}: TOML 문법에 맞지 않습니다. 따옴표, 괄호, 등호, 날짜를 확인해 주십시오.",
    en="{name} is no TOML; check its quotes, brackets, signs and dates.",
)
