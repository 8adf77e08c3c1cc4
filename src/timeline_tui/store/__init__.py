"""The engine: events as columns, filters as SQL, results in pages. The only room that knows SQL."""
