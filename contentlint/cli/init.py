"""The command that writes a first config, or the schema that editors check it with."""

from __future__ import annotations

from pathlib import Path

from contentlint.cli.output import note, write_report
from contentlint.config.file import NAME
from contentlint.errors import ContentlintError

TEMPLATE = """\
# Settings of contentlint. The config nearest to an article holds for it.
# Every line is optional; what is shown behind "#" is an example or the default.
# Editors that know TOML complete and check it with a first line  #:schema ./contentlint.schema.json
# and the file that  contentlint init --schema > contentlint.schema.json  writes.

# Who reads the findings: "draft" (the writer), "gate" (CI) or "review" (the editor).
profile = "draft"

# The language of the articles, where it should not be detected: "en", "en-GB", "en-US", "de" …
# language = "en-GB"

# Who the articles are for: "general", "professional" or "expert"; or a school grade.
# audience = "general"
# grade = 9

# Front-matter fields that hold an article's keyphrase.
# keyphrase-fields = ["keyphrase", "focus_keyphrase", "focus_keyword", "seo.keyphrase"]

# Words that are right as they are: names, products, terms of the trade.
terms = []

# Rules by id, category or glob: the only ones to run, and those to leave out. See: contentlint rules
# select = ["duplicates", "quotes", "grammar"]
# ignore = ["keywords", "readability/passive-voice"]

# Files found in folders that are no articles.
# exclude = ["drafts/**", "CHANGELOG.md"]

# When to fail, whatever the profile.
# fail-on = "warning"          # "error", "warning", "suggestion" or "never"
# max-warnings = 10
# min-score = 60

# The grammar engine: "harper" (embedded), "languagetool" (a server), "both",
# "lingotweaker" or "off". See: contentlint grammar --help
# grammar = "harper"
# languagetool = "http://localhost:8081"   # a server of yours; without it one is started here when needed

# Earlier results are kept in your cache folder: false keeps none, a folder's name keeps them there.
# cache = true

# Findings that were there before, to be left out. Written by: contentlint baseline
# baseline = "contentlint-baseline.json"

# A rule's level ("error", "warning", "suggestion", "off") and its own options. See: contentlint explain RULE
# [rules."quotes/missing-attribution"]
# level = "error"

# Other settings for some files.
# [[overrides]]
# paths = ["legal/**"]
# ignore = ["readability"]

# Findings you have looked at and want to keep: the rule, the words of the passage, and why.
# [[accept]]
# path = "posts/interview.md"
# rule = "grammar"
# text = "we was robbed"
# reason = "the speaker's own words"
"""


def write_config(folder: str, force: bool) -> int:
    """Write the commented config into a folder, not over one that is there already."""
    path = Path(folder) / NAME
    if path.exists() and not force:
        raise ContentlintError(f"{path} exists already; --force replaces it")
    if not path.parent.is_dir():
        raise ContentlintError(f"{path.parent} is no folder")
    write_report(TEMPLATE, str(path))
    note(f"wrote {path}")
    return 0


def print_schema() -> int:
    """Print the JSON Schema of the config."""
    write_report(render_schema(), None)
    return 0


def render_schema() -> str:
    """The JSON Schema of the config, as it is published."""
    import json

    from contentlint.config_schema import schema

    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
