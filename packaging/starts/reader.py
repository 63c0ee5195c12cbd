"""Start of the frozen reading process, which the other two programs start by themselves."""

from office_app.reading.child.__main__ import main

main()
