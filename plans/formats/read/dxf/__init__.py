"""DXF drawings on their way in: the file, its layers, its units, its pieces, their rings."""
