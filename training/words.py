"""Lists of words and phrases, written as text."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text, in order."""
    return tuple(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a text, separated by bars."""
    return tuple(text.split("|"))
