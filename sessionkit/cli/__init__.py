"""The command line: words in, words out.

Invariant: this is the only floor that prints or exits. What goes to standard output is the answer
and nothing else; everything else goes to standard error, and the exit code says how it ended.
"""
