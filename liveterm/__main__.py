"""`python -m liveterm` is the `liveterm` command."""

from liveterm.cli import main

raise SystemExit(main())
