"""Stories of real methods: each adopts a pack in the demo county by command and lets what it is
about happen on the pages, as the people of the office do."""
