"""One router a file; each says who may call it."""
