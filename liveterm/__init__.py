"""Follow, filter, rewind and replay live blogs in a terminal."""

__version__ = "0.1.0"
