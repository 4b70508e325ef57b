"""Annotated articles, and scoring a graph against them."""
