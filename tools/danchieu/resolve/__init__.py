"""Which instrument a citation means, inside a document and in the library."""
