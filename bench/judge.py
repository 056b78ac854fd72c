"""Judge a plan of an instance, whoever made it: its GeoJSON against its brief, sheet and venue.

Run ``python bench/judge.py BRIEF_DIR PLAN.geojson [SUMMARY.json] [--json]``; it prints what is
wrong, then the plan's figures, and returns 1 when a rule is broken. Nothing is imported from the
product.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.verifier.asked import Asked, shares
from bench.verifier.exported import Breach, Json, errors, read
from bench.verifier.given import judge_given
from bench.verifier.judge import judge
from bench.verifier.zones import whole_zones

SHOWN = 20
"""Breaches printed one by one."""


@dataclass(frozen=True)
class Verdict:
    """What a stranger says of a plan.

    ``breaches`` are rules broken, ``wishes`` requests not met; ``net_m2`` is the area of the
    booths and ``gross_m2`` that of the halls, square metres; ``shares`` run from 0 to 1 and are
    None where nobody wished, or where the plan draws no zones.
    """

    asked: int
    placed: int
    breaches: tuple[Breach, ...]
    wishes: tuple[Breach, ...]
    net_m2: float
    gross_m2: float
    shares: dict[str, float | None]


def judged(folder: Path, document: Json, summary: Json | None = None) -> Verdict:
    """Judge a plan.

    Parameters
    ----------
    folder : where brief.toml, its sheet and venue.json lie.
    document : the plan as GeoJSON in local metres.
    summary : what its solver said of it, to be held against the plan.
    """
    venue = json.loads((folder / "venue.json").read_text(encoding="utf-8"))
    asked = Asked.read(folder).opened(document, venue)
    found = [*judge_given(document, venue, asked.brief["halls"]), *judge(document, asked, summary)]
    floors = read(document)
    booths = [booth for floor in floors for booth in floor.booths]
    met: dict[str, float | None] = {
        key: met / count if count else None
        for key, (met, count) in (
            *shares(asked, floors).items(),
            ("zones_whole", whole_zones(floors)),
        )
    }
    if not any(floor.zones for floor in floors):
        met["in_zone"] = None
    return Verdict(
        asked=len(asked.contracts),
        placed=len({booth.known["exhibitor"] for booth in booths} - {None}),
        breaches=tuple(errors(found)),
        wishes=tuple(breach for breach in found if breach.wish),
        net_m2=sum(booth.known["net_m2"] for booth in booths),
        gross_m2=sum(floor.hall.outline.area for floor in floors) / 1e6,
        shares=met,
    )


def main(arguments: Sequence[str]) -> int:
    """Judge the plan that is named."""
    names = [word for word in arguments if word != "--json"]
    if not 2 <= len(names) <= 3:
        usage = "python bench/judge.py BRIEF_DIR PLAN.geojson [SUMMARY.json] [--json]"
        sys.stderr.write(f"{usage}\n")
        return 2
    folder, *files = map(Path, names)
    document, *told = (json.loads(path.read_text(encoding="utf-8")) for path in files)
    verdict = judged(folder, document, *told)
    if "--json" in arguments:
        sys.stdout.write(json.dumps(asdict(verdict), ensure_ascii=False) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in report(verdict))
    return 1 if verdict.breaches else 0


def report(verdict: Verdict) -> Iterator[str]:
    """Say a verdict in lines: the first breaches one by one, all of them by their code."""
    for breach in verdict.breaches[:SHOWN]:
        yield f"{breach.hall or '-'}: {breach.code}: {breach.what}"
    for kind, found in (("breaches", verdict.breaches), ("wishes not met", verdict.wishes)):
        codes = Counter(breach.code for breach in found).most_common()
        named = ", ".join(f"{code} {count}" for code, count in codes)
        yield f"{kind}: {len(found)}" + (f" ({named})" if named else "")
    share = verdict.net_m2 / verdict.gross_m2
    yield f"placed {verdict.placed} of {verdict.asked}, net {verdict.net_m2:.1f} m2, {share:.1%}"
    for key, value in verdict.shares.items():
        yield f"{key}: " + ("-" if value is None else f"{value:.1%}")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
