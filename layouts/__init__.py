"""What is on the page: functions from a Selection to components. Draws nothing, reads no dataset."""
