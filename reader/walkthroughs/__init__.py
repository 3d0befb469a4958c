"""Walkthroughs: stops through a comparison, suggested, kept, presented and asked about."""
