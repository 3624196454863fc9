"""Reports: what one says (content and composing) and how it is written (word, pdf, excel)."""
