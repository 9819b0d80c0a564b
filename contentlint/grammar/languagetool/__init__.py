"""LanguageTool, a grammar server: found or started, asked, and its answers made ours."""
