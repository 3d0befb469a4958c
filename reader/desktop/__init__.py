"""The window: Qt, and nothing but Qt. It copies what the comparison decided."""
