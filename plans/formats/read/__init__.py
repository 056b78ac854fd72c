"""Readers: untrusted files become values, or one sentence that says what to mend."""
