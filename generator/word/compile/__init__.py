"""From a Word file to templates of its parts: opened safely, runs healed, tags lifted out."""
