"""What an article contains; no judgement."""
