"""Hostile text made drawable, addresses checked, search folding."""
