"""Two states of the data side by side: which entries came, went and changed."""
