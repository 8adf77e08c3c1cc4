"""What is on screen, as values: hits, rows, viewport, scale, state and the actions on it."""
