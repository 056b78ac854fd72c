"""Commands that `madang` takes up: those of the venue team, and those of the store.

Like `cli.py` they parse, read, call one function and write, and import what they need when they
run.
"""
