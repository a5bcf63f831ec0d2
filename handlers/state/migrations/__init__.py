"""The layouts of the state, one after the other; `handlers.state.database` brings it to the newest.

A change of layout is a new module in `versions` that names the one before it in `down_revision`.
"""
