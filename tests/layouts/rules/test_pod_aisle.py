"""Tests of the aisles inside pavilions where rounding leaves hardly an edge."""

from layouts.booth import Booth
from layouts.layout import Layout
from layouts.numbering import number_layout
from layouts.pod import Pod, PodKind
from layouts.rules.check import check_layout
from tests.solver.micro import LIMITS, bare, brief, who

TURN_DEG = -37.49988679504827
"""At this angle the first two pods, rounded to the millimetre, part by a fifth of one."""


def test_pods_that_rounding_parts_by_a_hair() -> None:
    """Tests that a pavilion whose pods rounding has pulled apart is judged as any other."""
    place = bare(100, 40)
    around = {"hall": "H", "rotation_deg": TURN_DEG}
    # A neighbour flush with the side of the pods: the pavilion is open elsewhere.
    stands = (
        Booth(**around, id="p", number="P", x_mm=53_101, y_mm=12_921, width_mm=9000, depth_mm=9000),
        Booth(**around, id="s", number="S", x_mm=51_275, y_mm=10_541, width_mm=9000, depth_mm=3000),
        Booth(**around, id="w", number="W", x_mm=50_721, y_mm=14_747, width_mm=3000, depth_mm=9000),
        Booth(**around, id="n", number="N", x_mm=58_580, y_mm=20_061, width_mm=9000, depth_mm=3000),
    )
    pods = tuple(
        Pod(**around, id=f"p{n}", booth="p", kind=PodKind.POD, number=f"P-{n}", x_mm=x, y_mm=y,
            width_mm=width, depth_mm=depth)
        for n, (x, y, width, depth) in enumerate(
            ((53_101, 12_921, 3000, 3000), (55_481, 11_095, 3000, 3000),
             (58_470, 10_062, 1000, 2000))
        )
    )  # fmt: skip
    layout = number_layout((place,), Layout(booths=stands, pods=pods))
    findings = check_layout((place,), brief(who("a")), layout, (), LIMITS)
    assert "pod.aisle" not in {finding.code for finding in findings}
