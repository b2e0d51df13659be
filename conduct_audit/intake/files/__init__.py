"""From the bytes of a file to rows of cells: one reader per format, the dangerous ones in a process of their own."""
