"""`python -m lagesbild`."""

import sys

from lagesbild.cli import main

if __name__ == "__main__":
    sys.exit(main())
