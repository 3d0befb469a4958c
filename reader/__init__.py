"""Read two presidential orders side by side. ARCHITECTURE.md says what each room is for."""

__version__ = "0.1.0"
