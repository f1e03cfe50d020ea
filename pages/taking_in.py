"""What the server at hand takes in, for the pages that ask for it."""

from __future__ import annotations

from flask import current_app

from etl.taking_in import TakingIn

TAKING_IN = "TAKING_IN"  # its key among what the server is configured with


def taking_in() -> TakingIn:
    """What the server at hand takes in."""
    found: TakingIn = current_app.config[TAKING_IN]
    return found
