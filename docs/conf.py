"""Sphinx configuration: MyST pages, furo theme, reference from docstrings."""

from importlib.metadata import version as _version

project = "newsclaims"
author = "The newsclaims developers"
copyright = "2026, the newsclaims developers"  # noqa: A001 - Sphinx wants this name
version = release = _version("newsclaims")
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
exclude_patterns = ["_build"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_class_signature = "separated"
autodoc_default_options = {"members": True, "show-inheritance": True, "undoc-members": False}
napoleon_google_docstring = True
napoleon_use_ivar = True

html_theme = "furo"
html_title = "newsclaims"
html_static_path = ["_static"]
html_css_files = ["rtl.css"]
