"""One file for each form after the first; the number of a revision is that of the form it makes."""
