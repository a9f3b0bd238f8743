"""The terminal UI: screens and widgets, and nothing that a command could not do.

Invariant: what a person typed is data on every screen, never markup; a screen shows and asks, and
every change goes through a workflow.
"""
