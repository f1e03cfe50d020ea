"""Files to one new database: intake, extract, normalise, build, publish; `python -m etl`."""

import data as data  # before openpyxl is imported
