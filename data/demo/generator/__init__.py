"""Demo exports: files as five municipalities' finance systems could have written them.

Everything is drawn from fixed seeds, so that the same code gives the same bytes. Figures printed in
the boards' own documents are met to the krona; all others are invented. Nobody's name is in them.

plan (organisation, mixes, accounts) → figures (budget, actual) → forecasts, vouchers → files.
"""
