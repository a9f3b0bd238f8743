"""How words of the record are laid out in rows of cells."""
