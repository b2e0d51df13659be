"""What the program does: one file per command, used by the command line and by Python callers alike.

Actions take a `Desk` (where the ledger lies, who acts, what time it is), read files, let the rooms below work, and give
back the documents of the public interface: plain dictionaries, money as strings in yuan.
"""
