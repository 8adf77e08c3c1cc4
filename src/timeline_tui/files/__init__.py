"""Bytes on disk: files read without being trapped, files written without being torn."""
