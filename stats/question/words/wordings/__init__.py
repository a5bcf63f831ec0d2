"""Ways to word a question, collected from how people ask; `lexicon` gives each its role."""
