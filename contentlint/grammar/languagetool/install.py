"""LanguageTool on this machine: whether it is there, and fetching it, only where the user asked for that."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from contentlint.grammar.engine import EngineError

VERSION = "6.8"
EXTRA = "pip install 'contentlint[languagetool]'"
INSTALL = "contentlint grammar install"
_JAR = "languagetool-server.jar"
_MAIN = "org.languagetool.server.HTTPServer"
_LINE = 72  # bytes that a line of a manifest may have
_POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>contentlint</groupId><artifactId>languagetool</artifactId><version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.languagetool</groupId><artifactId>languagetool-server</artifactId><version>{VERSION}</version>
    </dependency>
  </dependencies>
</project>
"""

Progress = Callable[[str], None]


def place() -> Path:
    """The folder where language-tool-python looks for LanguageTool ($LTP_PATH), and where we put it."""
    try:
        from language_tool_python.utils import get_language_tool_download_path
    except ImportError:
        raise EngineError(f"language-tool-python is not installed; {EXTRA}") from None
    try:
        return Path(get_language_tool_download_path()) / f"LanguageTool-{VERSION}"
    except Exception as error:  # of its own kinds, and the system's where the folder cannot be made
        raise EngineError(f"there is no folder for LanguageTool ({error}); is LTP_PATH right?") from None


def is_installed() -> bool:
    """Whether the server is there."""
    return (place() / _JAR).is_file()


def require_java() -> None:
    """Raises EngineError unless there is a Java that LanguageTool runs on."""
    from language_tool_python.download_lt import confirm_java_compatibility

    remedy = "install Java 17 or later, or name a server with --languagetool-url"
    try:
        confirm_java_compatibility(VERSION)
    except ModuleNotFoundError:
        raise EngineError(f"LanguageTool needs Java, and there is none; {remedy}") from None
    except (SystemError, OSError, subprocess.CalledProcessError):
        raise EngineError(
            f"the Java that is installed is too old for LanguageTool {VERSION}, or broken; {remedy}"
        ) from None


def server_command(port: int) -> list[str]:
    """The command that runs the server, as language-tool-python gives it. Raises EngineError with what is missing."""
    if not is_installed():
        raise EngineError(f"LanguageTool is not installed; {INSTALL}, or name a server with --languagetool-url")
    require_java()
    from language_tool_python.download_lt import LocalLanguageTool

    return list(LocalLanguageTool.from_version_name(VERSION).get_server_cmd(port))


def install_from_download(progress: Progress) -> Path:
    """Have language-tool-python download and unpack the release, which shows its own progress."""
    target = place()
    require_java()
    from language_tool_python.download_lt import LocalLanguageTool

    progress(f"downloading LanguageTool {VERSION}, 260 MB, to {target}")
    try:
        LocalLanguageTool.from_version_name(VERSION).download()
    except Exception as error:  # of many kinds: requests', its own, zipfile's
        said = " ".join(str(error).split())[:200]
        raise EngineError(f"the download failed ({said}); {INSTALL} --from maven takes it from elsewhere") from None
    return target


def install_from_maven(progress: Progress) -> Path:
    """Have Maven fetch the server with all it depends on, and lay it out as the release is."""
    target = place()
    maven = shutil.which("mvn")
    if maven is None:
        raise EngineError(f"Maven (mvn) is not installed; install it, or take the release: {INSTALL} --from download")
    require_java()
    progress(f"fetching LanguageTool {VERSION} with Maven, 250 MB, to {target}")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="fetching-") as name:
        folder = Path(name)
        (folder / "pom.xml").write_text(_POM, encoding="utf-8")
        _run_maven([maven, "--batch-mode", "dependency:copy-dependencies", "-DoutputDirectory=lib"], folder, progress)
        _write_jar(folder / _JAR, sorted(jar.name for jar in (folder / "lib").glob("*.jar")))
        if target.exists():
            shutil.rmtree(target)
        staged = folder / "LanguageTool"
        staged.mkdir()
        for part in ("lib", _JAR):
            (folder / part).rename(staged / part)
        staged.rename(target)
    return target


def _run_maven(command: list[str], folder: Path, progress: Progress) -> None:
    said = ""
    fetched = 0
    with subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout or ():
            if "Downloaded from" in line and ".jar " in line:
                fetched += 1
                if not fetched % 20:
                    progress(f"{fetched} files fetched")
            if "[ERROR]" in line and not said:
                said = " ".join(line.replace("[ERROR]", "").split())[:200]
    if process.returncode:
        raise EngineError(f"Maven could not fetch LanguageTool ({said or f'exit code {process.returncode}'})")


def _write_jar(path: Path, names: list[str]) -> None:
    """A jar that holds nothing but where the others lie."""
    lines = [
        "Manifest-Version: 1.0",
        f"Main-Class: {_MAIN}",
        "Class-Path: " + " ".join(f"lib/{name}" for name in names),
    ]
    with ZipFile(path, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "".join(_fold(line) for line in lines))


def _fold(line: str) -> str:
    """A line of a manifest, continued with a space where it is too long."""
    parts = [line[:_LINE]]
    parts += [" " + line[at : at + _LINE - 1] for at in range(_LINE, len(line), _LINE - 1)]
    return "".join(f"{part}\r\n" for part in parts)
