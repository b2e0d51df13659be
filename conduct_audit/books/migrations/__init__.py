"""The forms that ledgers have had, as revisions of alembic: each file leads from one form to the next."""
