"""From a file that someone uploads to rows in the store, or to a message about why not.

readers (what the file holds) → recognise (what it means) → shape (one form for all files)
→ validate (typed rows or problems) → plan (what would change) → load (all or nothing).
"""
