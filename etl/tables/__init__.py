"""Cells to tables: where a table stands in a sheet, what its columns are, which form it is."""
