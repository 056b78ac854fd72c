"""What the organiser wants."""
