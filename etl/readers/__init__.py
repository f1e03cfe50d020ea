"""Rows of a table to facts, one module for each kind of form."""
