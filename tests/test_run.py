"""Sources to results, from the cache, here or by workers."""

from __future__ import annotations

from pathlib import Path

import pytest

from contentlint import run as running
from contentlint.cache import Cache
from contentlint.config import Config
from contentlint.engines import NO_SERVER, build_engine
from contentlint.errors import ContentlintError
from contentlint.run import Source, run

CONFIG = Config(grammar="off", select=("structure",))
EMPTY_SECTION = "# Pies\n\nA pie has a crust.\n\n## Related posts\n"


def write(folder: Path, *texts: str) -> list[Source]:
    sources = []
    for number, text in enumerate(texts):
        path = folder / f"post-{number}.md"
        path.write_text(text, encoding="utf-8")
        sources.append(Source(path.as_posix(), CONFIG))
    return sources


def rules(outcome: running.Outcome) -> list[list[str]]:
    return [[finding.rule for finding in item.result.findings] for item in outcome.judged]


def test_sources_keep_their_order(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, "# One\n\nText.\n", EMPTY_SECTION, "# Three\n\nText.\n"))
    assert [item.result.title for item in outcome.judged] == ["One", "Pies", "Three"]
    assert rules(outcome) == [[], ["structure/empty-section"], []]
    assert outcome.failures == ()


def test_workers_find_the_same(tmp_path: Path) -> None:
    sources = write(tmp_path, *[EMPTY_SECTION, "# One\n\nText.\n"] * 2)
    heard: list[tuple[int, int]] = []
    alone = run(sources, jobs=1)
    together = run(sources, jobs=2, progress=lambda done, total: heard.append((done, total)))
    assert together == alone
    assert heard == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_config_mistake_in_a_worker_is_told(tmp_path: Path) -> None:
    config = CONFIG.merge({"select": ("quots",)})
    sources = [Source(source.path, config) for source in write(tmp_path, "One.\n", "Two.\n")]
    with pytest.raises(ContentlintError, match="did you mean 'quotes'"):
        run(sources, jobs=2)


def test_unreadable_files_fail_and_the_others_are_linted(tmp_path: Path) -> None:
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\0\0\0\0")
    bad = [Source((tmp_path / name).as_posix(), CONFIG) for name in ("image.txt", "gone.md")]
    outcome = run([*bad, *write(tmp_path, EMPTY_SECTION)])
    assert rules(outcome) == [["structure/empty-section"]]
    assert [Path(failure.path).name for failure in outcome.failures] == ["image.txt", "gone.md"]
    assert "binary" in outcome.failures[0].message
    assert str(tmp_path) not in outcome.failures[0].message


def test_crashed_rule_is_a_failure_beside_the_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from contentlint.checks import structure
    from contentlint.checks.check import Check

    def crash(article: object, options: object) -> list[object]:
        raise ZeroDivisionError

    broken = Check(("structure/multiple-h1",), crash)  # type: ignore[arg-type]
    monkeypatch.setattr(structure, "CHECKS", (*structure.CHECKS, broken))
    monkeypatch.setattr(running, "_catalogs", {})
    outcome = run(write(tmp_path, EMPTY_SECTION))
    assert rules(outcome) == [["structure/empty-section"]]
    assert outcome.failures[0].message.startswith("structure/multiple-h1 broke down")


def test_standard_input_has_its_bytes_with_it() -> None:
    outcome = run([Source("<stdin>", CONFIG, EMPTY_SECTION.encode())])
    assert rules(outcome) == [["structure/empty-section"]]
    assert outcome.judged[0].result.format == "markdown"


def test_second_run_comes_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = Cache(tmp_path / "cache", "stamp")
    sources = write(tmp_path, EMPTY_SECTION, "# One\n\nText.\n")
    first = run(sources, cache=lambda config: cache)
    monkeypatch.setattr(running, "_lint", lambda job: pytest.fail("linted again"))
    assert run(sources, cache=lambda config: cache) == first


def test_changed_file_is_linted_again(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache", "stamp")
    (source,) = write(tmp_path, EMPTY_SECTION)
    run([source], cache=lambda config: cache)
    Path(source.path).write_text(EMPTY_SECTION + "\nOne of them.\n", encoding="utf-8")
    assert rules(run([source], cache=lambda config: cache)) == [[]]


GRAMMAR = {
    "default": (Config(), True),
    "off": (Config(grammar="off"), False),
    "selected": (Config(select=("grammar/spelling",)), True),
    "glob": (Config(select=("*/repeated-*",)), True),
    "not-selected": (Config(select=("quotes",)), False),
    "ignored": (Config(ignore=("grammar",)), False),
    "partly-ignored": (Config(ignore=("grammar/spelling",)), True),
}


@pytest.mark.parametrize(("config", "wanted"), GRAMMAR.values(), ids=GRAMMAR.keys())
def test_engine_wakes_up_only_where_it_is_wanted(config: Config, wanted: bool) -> None:
    assert (build_engine(config, NO_SERVER) is not None) is wanted
