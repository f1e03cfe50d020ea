"""What is true: words, rules, schema, definitions and questions; the only reader of the served database."""

import os

# Workbooks come from anybody: openpyxl reads them through defusedxml, unless there is lxml, which others bring along.
# The other layers import this first, as it counts when openpyxl is first imported.
os.environ["OPENPYXL_LXML"] = "False"
