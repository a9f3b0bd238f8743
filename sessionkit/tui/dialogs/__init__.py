"""The dialogs: each states its answer, and no answer means that it was cancelled."""
