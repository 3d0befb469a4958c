"""Presenting a walkthrough: the screen the class sees, and the trainer's own."""

from reader.desktop.presenting.presentation import Presentation

__all__ = ["Presentation"]
