"""The story handed on: as lines for `tail`, and as documents in the formats others read."""
