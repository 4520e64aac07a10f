"""Glossaries as files: CSV for spreadsheets, TBX for translation tools."""
