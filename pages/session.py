"""Who the reader of a request is: set once, before anything is answered."""

from __future__ import annotations

from flask import g

from data.viewer import Viewer


def welcome(reader: Viewer) -> None:
    """Note who this request is answered for."""
    g.viewer = reader


def viewer() -> Viewer:
    """Who this request is answered for. Raises AttributeError where nobody said: then nothing is to be answered."""
    reader: Viewer = g.viewer
    return reader
