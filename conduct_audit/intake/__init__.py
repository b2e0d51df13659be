"""From a file to what was seen: reading any spreadsheet, its layout, its cells and the people in it."""
