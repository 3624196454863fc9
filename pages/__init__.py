"""One file per screen, each a function of who is looking and at what."""
