"""How hypothesis runs: the same examples every time, or, at night, many new ones."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "ci",
    derandomize=True,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "nightly",
    parent=settings.get_profile("ci"),
    derandomize=False,
    max_examples=int(os.environ.get("MADANG_INSTANCES", "10000")),
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))
