"""Measurements of speed and memory, run by hand; see README.md."""
