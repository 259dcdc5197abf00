"""Dẫn chiếu: Vietnamese Party and State documents as a library whose cross-references can be trusted."""

__version__ = "0.1.0"
