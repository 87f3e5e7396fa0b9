"""Makes .venv and installs the pinned requirements into it. Run by make, with the machine's own Python.

    python3 tools/setup_python.py          what the dashboard needs to run
    python3 tools/setup_python.py --dev    and what the tests and checks need

Only the standard library is used here, in the dialect of old Pythons, so that one too old still gets a message.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)


def say(text: str) -> None:
    print("› " + text, flush=True)


def works(python: Path) -> bool:
    """Whether this interpreter starts, is new enough and has pip."""
    check = f"import sys, pip; sys.exit(sys.version_info < {OLDEST!r})"
    try:
        return subprocess.run([str(python), "-c", check], capture_output=True).returncode == 0
    except OSError:
        return False


def can_make_environments() -> bool:
    return subprocess.run([sys.executable, "-c", "import ensurepip, venv"], capture_output=True).returncode == 0


def make_environment() -> None:
    if works(PYTHON):
        return
    say(f"Making .venv with Python {sys.version.split()[0]}, so that nothing outside this folder changes …")
    if not can_make_environments() and os.geteuid() == 0 and shutil.which("apt-get"):
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        say(f"This Python comes without its venv module: installing Debian's {package} …")
        subprocess.run(["apt-get", "update", "-qq"])
        subprocess.run(["apt-get", "install", "-y", "-qq", package], stdout=subprocess.DEVNULL)
    if not can_make_environments():
        sys.exit("This Python comes without its venv module. On Debian and Ubuntu: sudo apt install python3-venv")
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=True)


def fingerprint(requirements: str) -> str:
    parts = [ROOT / name for name in ("requirements.txt", "constraints.txt", requirements)]
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


def install(requirements: str, why: str) -> None:
    """pip-installs one file of requirements, unless exactly this has been done before."""
    stamp, wanted = VENV / f".installed-{requirements}", fingerprint(requirements)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    say(f"Installing the pinned packages of {requirements}, {why} (about a minute) …")
    started = time.monotonic()
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    command += ["--requirement", requirements, "--constraint", "constraints.txt"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        sys.exit(done.stdout + f"pip could not install {requirements} (its message is above); nothing runs without it.")
    stamp.write_text(wanted)
    say(f"Installed in {time.monotonic() - started:.0f} s.")


def main() -> None:
    if sys.version_info < OLDEST:
        sys.exit(
            f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; {sys.executable} is {sys.version.split()[0]}. "
            "Name another one with: make PYTHON=/path/to/python3"
        )
    make_environment()
    if "--dev" in sys.argv[1:]:
        install("requirements-dev.txt", "for the dashboard, its tests and its checks")
        (VENV / ".installed-requirements.txt").write_text(fingerprint("requirements.txt"))  # it holds these too
    else:
        install("requirements.txt", "for the dashboard")


if __name__ == "__main__":
    main()
