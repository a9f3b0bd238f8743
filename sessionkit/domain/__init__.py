"""The record itself: frozen, without files, clock or screen; standard library only."""
