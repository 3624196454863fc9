"""One module per board: its organisation, what happens there, and the files its system writes."""
