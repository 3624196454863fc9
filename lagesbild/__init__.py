"""Lägesbild: the current picture of a municipal board's money and goals."""
