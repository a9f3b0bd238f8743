"""The figures to hold: each operation against a floor measured in the same run, on this machine."""
