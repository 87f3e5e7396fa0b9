"""`make resilience`: faults and loads, tried on this machine; docs/resilience.md says what came of each."""
