"""What is wanted and drawn: the brief, the booths, the rules."""
