"""The reader: hands over to the terminal, which opens the window where no verb is given."""

from reader.cli import main

raise SystemExit(main())
