"""Start of the frozen program with the window: no console on Windows."""

import sys

from office_app.cli.main import main

sys.exit(main())
