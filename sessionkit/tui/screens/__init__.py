"""The screens, one a file, each with its own stylesheet beside it."""
