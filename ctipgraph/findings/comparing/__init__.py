"""Two windows of time side by side: where facts stand, what became of bodies and of the relations between them."""
