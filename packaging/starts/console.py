"""Start of the frozen program for the command line; without a command it opens the window as well."""

import sys

from office_app.cli.main import main

sys.exit(main())
