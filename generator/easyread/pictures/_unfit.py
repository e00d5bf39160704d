"""Why a file cannot be shown."""


class UnfitPictureError(ValueError):
    """Why a file cannot be shown, as a sentence that says what to do."""
