"""Settings of all tests: generated examples are the same on every machine and in every run."""

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")
