"""What is allowed: one file a rule; ``check.check_layout`` runs them all."""
