"""The drawing to hand in: the floor plan on a sheet of paper, as PNG, SVG or PDF."""
