"""How a team's record lies on disk, and how nothing in it is lost."""
