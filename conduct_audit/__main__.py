"""`python -m conduct_audit` is the command line."""

from conduct_audit.cli.main import main

if __name__ == "__main__":
    main()
