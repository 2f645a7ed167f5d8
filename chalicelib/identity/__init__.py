"""Accounts at Cognito and the keys it signs with; the secrets of the deployment."""
