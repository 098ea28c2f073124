"""What holds for every test."""

from __future__ import annotations

from hypothesis import settings

# How long an example takes depends on what else the machine does; no test says anything of that.
settings.register_profile("any machine")
settings.load_profile("any machine")
