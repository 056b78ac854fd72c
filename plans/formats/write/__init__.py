"""Writers: each turns a plan, or what was found in it, into the bytes of one format."""
