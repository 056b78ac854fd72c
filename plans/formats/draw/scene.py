"""What every layer looks up while it draws: names, zones, breaches, in the language asked for."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from layouts.booth import Booth
from layouts.brief.exhibitor import Exhibitor
from layouts.brief.request import AreaKind
from layouts.pod import Pod
from layouts.supply import Supplied
from plans.formats.features import served_by_booth, supplied_by_hall
from plans.plan import Plan
from venue.finding import Finding, Verdict
from venue.text import Lang, Text

from .fonts import printable
from .overlay import Face, Overlay
from .palette import NO_ZONE, Hue, ZoneMark, zone_marks

LEFT_OVER = frozenset({AreaKind.SERVICE, AreaKind.STORAGE})
"""Areas drawn as hatch without text: cells nobody asked for."""

AREA_NAMES = {
    AreaKind.STAGE: Text(ko="무대", en="Stage"),
    AreaKind.LOUNGE: Text(ko="라운지", en="Lounge"),
    AreaKind.REGISTRATION: Text(ko="등록", en="Registration"),
    AreaKind.CATERING: Text(ko="식음", en="Catering"),
    AreaKind.REST: Text(ko="쉼터", en="Rest"),
    AreaKind.INFORMATION: Text(ko="안내", en="Information"),
    AreaKind.PLAZA: Text(ko="광장", en="Plaza"),
}
"""What an area is called when the brief gives it no name."""


@dataclass(frozen=True)
class Scene:
    """A plan with its look-ups.

    ``named`` tells whether names of exhibitors are written; ``overlay`` is drawn instead of zones.
    """

    plan: Plan
    lang: Lang
    named: bool = True
    overlay: Overlay | None = None

    def say(self, text: Text) -> str:
        """Give a text in the drawing's language, as far as it can be drawn."""
        return printable(text.say(self.lang))

    @cached_property
    def zones(self) -> Mapping[str, ZoneMark]:
        """The mark of every zone, by id."""
        drawn = {zone.id for zone in self.plan.layout.zones}
        drawn |= {booth.zone for booth in self.plan.layout.booths if booth.zone}
        return zone_marks(self.plan.brief.zones, drawn)

    def hue(self, zone: str | None) -> Hue:
        """Give a zone's colours, or the quiet ones of no zone."""
        return self.zones[zone].hue if zone is not None and zone in self.zones else NO_ZONE

    def booth_hue(self, booth: Booth) -> Hue:
        """Give a booth's colours: its zone's, or those of the layer that is drawn instead."""
        if self.overlay is None or self.overlay.zoned:
            return self.hue(booth.zone)
        group = self.overlay.booths.get(booth.id)
        return NO_ZONE if group is None else self.overlay.keys[group][1]

    @property
    def zoned(self) -> bool:
        """Whether zones are drawn with their ground, edges and names."""
        return self.overlay is None or self.overlay.zoned

    @property
    def with_pods(self) -> bool:
        """Whether pods of pavilions are drawn: not where a layer writes names of its own."""
        return self.named and (self.overlay is None or self.overlay.names is None)

    def face(self, booth: Booth) -> Face:
        """Give a booth's look: its group's, or dashed where nobody has it."""
        group = None if self.overlay is None else self.overlay.booths.get(booth.id)
        if self.overlay is not None and group is not None and group in self.overlay.faces:
            face = self.overlay.faces[group]
            # Stripes only tell colours apart: whether a booth is free shows as ever.
            if face is not Face.STRIPED or self.holder(booth) is not None:
                return face
        return Face.DASHED if self.holder(booth) is None else Face.FILLED

    def written(self, booth: Booth) -> str:
        """Give the name that is written into a booth, if any, with the company's form."""
        if not self.named:
            return ""
        if self.overlay is not None and self.overlay.names is not None:
            return self.say(self.overlay.names.get(booth.id, Text()))
        who = self.holder(booth)
        return "" if who is None else who.extra.get("short") or self.say(who.name)

    def details(self, booth: Booth) -> tuple[tuple[str, ...], ...]:
        """Give what a layer writes below a booth's number, the fullest way first."""
        if self.overlay is None:
            return ()
        ways = self.overlay.details.get(booth.id, ())
        return tuple(tuple(self.say(line) for line in way) for way in ways)

    @cached_property
    def booths(self) -> Mapping[str, Booth]:
        """Every booth of the plan, by id."""
        return {booth.id: booth for booth in self.plan.layout.booths}

    @cached_property
    def pods(self) -> Mapping[str, tuple[Pod, ...]]:
        """The pods of each pavilion, by its booth's id."""
        found: dict[str, list[Pod]] = defaultdict(list)
        for pod in self.plan.layout.pods:
            found[pod.booth].append(pod)
        return {booth: tuple(pods) for booth, pods in found.items()}

    @cached_property
    def served(self) -> Mapping[str, Exhibitor]:
        """Whose contract each booth is, with what the members of a pavilion ask for."""
        return served_by_booth(self.plan)

    @cached_property
    def supplied(self) -> Mapping[str, Supplied]:
        """What the boxes of each hall give to whom, by the hall's id."""
        return supplied_by_hall(self.plan)

    @cached_property
    def _holders(self) -> Mapping[str, Exhibitor]:
        known = {who.id: who for who in self.plan.brief.exhibitors}
        pairs = ((a.booth, known.get(a.exhibitor)) for a in self.plan.allotments)
        return {booth: who for booth, who in pairs if who is not None}

    def holder(self, booth: Booth) -> Exhibitor | None:
        """Give the exhibitor a booth is allotted to."""
        return self._holders.get(booth.id)

    @cached_property
    def _breaches(self) -> Mapping[str, tuple[Finding, ...]]:
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.plan.findings:
            if finding.breaks:
                found[finding.hall].append(finding)
        return {hall: tuple(findings) for hall, findings in found.items()}

    def breaches(self, hall: str) -> tuple[Finding, ...]:
        """Give the findings of a hall that make the plan not ok."""
        return self._breaches.get(hall, ())

    def open_questions(self, halls: tuple[str, ...]) -> int:
        """Count the findings of these halls that nobody can assess yet."""
        return sum(
            f.verdict is Verdict.NOT_ASSESSABLE and f.hall in halls for f in self.plan.findings
        )

    def broken(self, halls: tuple[str, ...]) -> int:
        """Count the findings of these halls that are errors."""
        return sum(len(self.breaches(hall)) for hall in halls)
