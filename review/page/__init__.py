"""What the review page shows: plain values, made from texts and flags, that templates only have to print."""
