"""Languages whose words and signs are not parted by spaces as those of European languages are."""

UNSPACED = frozenset({"ja", "zh", "th", "ko"})
