"""The hostile self-test: what is tried on the program, family by family, with a count of faults."""
