"""Errors that a user can act on."""


class ContentlintError(Exception):
    """A mistake the user can mend; the message names the place and the remedy."""


class UnreadableError(ContentlintError):
    """A file that cannot be read as text; the others are still linted."""
