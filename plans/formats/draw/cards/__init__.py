"""Parts of an exhibitor's card: head, map, enlarged view, tables."""
