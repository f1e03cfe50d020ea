"""Files to one new database: intake, extract, normalise, build, publish; `python -m etl`."""
