"""The shipped pipeline, as the tests of extraction have it."""

from tests.extract.conftest import shipped

__all__ = ["shipped"]
