"""How Sphinx builds the documentation: Markdown by MyST, warnings are errors (``make docs``)."""

project = "Madang"
author = "The Madang authors"
project_copyright = "The Madang authors, Apache-2.0"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
myst_enable_extensions = ["deflist"]
myst_heading_anchors = 3
html_theme = "alabaster"
html_title = "Madang"
html_theme_options = {
    "description": "Plans exhibition floors",
    "fixed_sidebar": True,
    "page_width": "1080px",
}
suppress_warnings = ["misc.highlighting_failure"]
