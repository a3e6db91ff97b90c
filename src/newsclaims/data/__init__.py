"""Vocabulary: tab-separated files, one kind of row each; SOURCES.toml says where each comes from."""
