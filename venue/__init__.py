"""What is given: the building."""
