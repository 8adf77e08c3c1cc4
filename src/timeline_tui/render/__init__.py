"""Drawing as functions from values to pieces of text; the screen and the command line share it."""
