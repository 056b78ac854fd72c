"""How documents of older schemas become documents of today's."""
