"""What changes: answers to the browser. Bodies of three lines: parse, look up, hand over."""
