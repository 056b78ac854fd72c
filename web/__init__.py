"""The planner in the browser: a service over plans, and the client that it serves."""
