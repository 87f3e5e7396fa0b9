"""Writes the whole site as one ZIP that opens from a disk or a USB stick, without a server (`make offline`)."""
