"""The sample library as a built site, once for all tests of a run."""

from __future__ import annotations

import atexit
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import yaml

from danchieu.compile import files, generator_environment, published_at, write
from sample import sample

ROOT = Path(__file__).parents[1]


@cache
def built_site(generator: str = "mkdocs", site_url: str = "") -> Path:
    """The folder of the site that `generator` builds in strict mode, for the address of mkdocs.yml or another; removed when the tests end."""
    folder = Path(tempfile.mkdtemp(prefix="danchieu-site-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    library = sample()
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    config["site_url"] = site_url or config["site_url"]
    write(files(library, published_at(config["site_url"])), folder / "pages")
    config |= {"docs_dir": str(folder / "pages"), "site_dir": str(folder / "site")}
    config.pop("hooks", None)
    config["theme"]["custom_dir"] = str(ROOT / config["theme"]["custom_dir"])
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config, allow_unicode=True), "utf-8")
    command = [sys.executable, "-m", generator, "build", "--strict", "--quiet", "-f", str(folder / "mkdocs.yml")]
    done = subprocess.run(command, capture_output=True, text=True, env=generator_environment(library.as_of, compiled=True), check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"
