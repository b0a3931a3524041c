"""The catalogue of faults: one tiny vault for everything that the program can find wrong."""
