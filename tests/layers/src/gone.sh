# must break: dangling
# other.sh - a script that was called so once.
