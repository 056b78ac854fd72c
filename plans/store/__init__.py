"""The store: plans that are kept, with all that was ever changed of them."""
