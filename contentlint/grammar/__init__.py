"""Grammar engines behind one Protocol."""
