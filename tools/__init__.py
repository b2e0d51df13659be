"""Scripts for those who keep the project; none of them travels with the wheel."""
