"""One name under many spellings."""
