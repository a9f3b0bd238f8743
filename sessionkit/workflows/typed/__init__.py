"""Forms as they are typed on a screen: text in fields, until it is read into the record.

Invariant: a typed form holds what stands in its fields and nothing else, whether or not it can be
read yet; its rows carry the ids of what they are about, so that two people's typing of one form is
merged by `sessionkit.domain.merge` like everything else.
"""
