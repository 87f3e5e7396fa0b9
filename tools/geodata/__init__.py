"""Builds the border set in geodata/ from geodata/input/, geodata/units.csv and two npm packages."""
