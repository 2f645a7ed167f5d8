"""Everything that packages, deploys and runs the city on one machine or on AWS. Never part of the Lambda zip."""
