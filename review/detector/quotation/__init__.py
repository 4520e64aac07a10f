"""Where a text quotes: the marks, the words between them, and where marks that were lost belong."""
