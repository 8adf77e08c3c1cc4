"""What an event is, and the one table of its fields."""
