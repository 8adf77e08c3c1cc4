"""What keys do on the screen that a pure action cannot: one room for each group of them.

An act is a function that takes the stage. The table of all of them stands in `table`.
"""
