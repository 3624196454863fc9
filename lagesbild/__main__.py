"""`python -m lagesbild`."""

import sys

from lagesbild import logs
from lagesbild.cli import main

if __name__ == "__main__":
    logs.hide_identity_numbers()
    sys.exit(main())
