"""What the desk knows and does with it: terms, learned rules, one correction carried everywhere."""
