"""Who speaks in each post: `Cast` learns entries and gives each a `Reading`."""

from liveterm.speakers.cast import ENGINE_VERSION, Cast, Known
from liveterm.speakers.corrections import Corrections

__all__ = ["ENGINE_VERSION", "Cast", "Corrections", "Known"]
