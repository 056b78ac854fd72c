"""The A3 set: overview, register, enlarged sheets, shell walls, utilities, rules."""
