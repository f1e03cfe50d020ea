"""What is true: words, rules, schema, definitions and questions; the only reader of the served database."""
