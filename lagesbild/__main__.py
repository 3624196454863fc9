"""`python -m lagesbild`."""

import sys

from lagesbild import log
from lagesbild.cli import main

if __name__ == "__main__":
    log.hide_identity_numbers()
    sys.exit(main())
