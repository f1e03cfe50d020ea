"""Flat tables in the contract's columns, Parquet or CSV: many rows at a time, never one by one."""
