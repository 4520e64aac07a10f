"""The properties of units in TMX files of ours, out and in: whose they are."""

ARTICLE = "x-redline-article"
ENGINE = "x-redline-engine"
PROJECT = "x-redline-project"
