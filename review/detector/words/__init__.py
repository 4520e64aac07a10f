"""What can be read of a text: its words, sentences and paragraphs, and which words its language has."""
