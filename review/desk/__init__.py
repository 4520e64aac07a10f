"""Who works on what: the queue and its views, claims, assignments, notices."""
