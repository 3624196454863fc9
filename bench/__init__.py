"""How fast it is and what memory it takes, beside a baseline of the same run. See README.md."""
