"""Bytes in and out: regular files read with limits, and the one writer that never tears a file."""
