"""Source and translation side by side: which paragraphs belong together, and what a check reads of them."""
