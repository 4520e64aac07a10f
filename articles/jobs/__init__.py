"""Background work: jobs with a lease, taken by any number of workers, taken up again when one of them dies."""
