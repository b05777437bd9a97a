"""What a machine proposes and a curator decides: nothing here changes the data."""
