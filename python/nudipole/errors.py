"""What goes wrong, and what is legal but probably not meant."""


class NudipoleError(Exception):
    """The program refused, with its message.

    :ivar code: its exit code: 1 a check failed, 2 wrong usage or a faulty macro (nothing was written), 3 a file
        cannot be read or written, or exists, 4 a bug, 130 interrupted
    """

    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


class EventFileError(ValueError):
    """Files that are no event files, do not belong together or do not match their digests."""


class NudipoleWarning(UserWarning):
    """What the program warns of: ``FILE:LINE:COLUMN: problem (why) suggestion``."""
