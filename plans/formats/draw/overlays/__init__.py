"""What each layer of a drawing shows instead of zones."""
