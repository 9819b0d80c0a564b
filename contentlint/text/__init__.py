"""Text in, values out: positions, words, sentences, syllables, similarity."""
