"""What two implementations have to agree on, as JSON: this one and the planner's in the browser."""
