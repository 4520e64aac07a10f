"""What happened on the desk, in figures and as charts. Never about single people."""
