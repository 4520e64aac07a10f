"""What an import asks of the review, and shows of itself on the command line."""
