"""What the desk knows: terms, learned rules, lines that recur, where else the same words are wrong."""
