"""`python -m contentlint`."""

from contentlint.cli import main

if __name__ == "__main__":
    main()
