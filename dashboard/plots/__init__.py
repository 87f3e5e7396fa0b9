"""How figures look: one module per kind of chart. Knows rows and regions, no View."""
