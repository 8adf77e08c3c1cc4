"""The filter language: text to tree and back."""
