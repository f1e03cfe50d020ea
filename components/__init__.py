import data as data  # before openpyxl is imported
