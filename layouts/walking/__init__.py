"""How people move on a floor: the walking network, and what is measured on it."""
