"""One module for each change of layout."""
