"""What lies on the drawing, one layer a file, in the order it is drawn."""
