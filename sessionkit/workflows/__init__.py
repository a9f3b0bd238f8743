"""What people do with the program, one verb per file: the only place where the lower floors meet.

Invariant: a verb has one meaning, whoever asks for it. The command line and the terminal UI both
call it and add nothing of their own; the clock, the ids and the acting worker are passed in, and
nothing here prints, asks or exits.
"""
