"""The terminal front door: the only room that knows Textual."""
