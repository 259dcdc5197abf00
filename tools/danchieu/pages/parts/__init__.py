"""What several kinds of page share: escaping, links, running text, relations, backlinks, tables."""
