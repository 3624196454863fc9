"""One reader a file form; each gives a `ReadFile` of text cells or refuses with a plain message."""
