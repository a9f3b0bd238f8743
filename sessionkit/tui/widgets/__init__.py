"""Widgets that turn what the toolkit tells into facts of the trade."""
