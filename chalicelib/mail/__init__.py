"""Tell people: the words of a notice, in the app and by mail, and SES."""
