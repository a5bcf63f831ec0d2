"""The precomputed index: `build` writes the file, `reader` opens it."""
