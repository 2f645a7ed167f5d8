"""Papers of the city as PDF. reportlab is heavy: job handlers alone load this room."""
