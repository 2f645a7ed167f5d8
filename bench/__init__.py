"""What a check-in costs, measured: `python -m bench` writes bench/results.json. Gates and ambitions: figures.py."""
