"""Tests of the service. `python -m unittest discover -s tests -t .` in the folder above."""
