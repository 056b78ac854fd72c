"""One file a version; once released it never changes."""
