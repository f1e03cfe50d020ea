"""Bytes of a workbook to its cells: looked at first, then read in a child process with limits."""
