"""The files of deploy/: what cannot be built or run here is checked by the tools of its kind."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask.testing import FlaskClient

from dashboard.settings import SETTINGS
from routes import guards
from tools import drawing_service, proxy, setup_server

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
SCRIPTS = Path(sys.executable).parent
UNITS = sorted((DEPLOY / "systemd").glob("dashboard*"))
# What programs other than the dashboard read.
OTHERS = {"WEB_CONCURRENCY", "FORWARDED_ALLOW_IPS", "CHROMIUM_SANDBOX", "HOME", "PYTHONDONTWRITEBYTECODE", "PYTHONUTF8"}
KNOWN = {setting.name for setting in SETTINGS} | OTHERS


def composed() -> dict[str, Any]:
    """compose.yaml as it is read."""
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text())


def valid(manifest: dict[str, Any]) -> None:
    """See that a manifest follows the schema of its kind."""
    import kubernetes_validate  # takes seconds, which each process of the suite would pay

    kubernetes_validate.validate(manifest, "1.32", strict=True)


def manifests() -> list[dict[str, Any]]:
    """What the kustomization lists, with its settings as the ConfigMap that they become."""
    folder = DEPLOY / "kubernetes"
    listed = yaml.safe_load((folder / "kustomization.yaml").read_text())["resources"]
    assert set(listed) == {path.name for path in folder.glob("*.yaml")} - {"kustomization.yaml"}
    return [yaml.safe_load((folder / name).read_text()) for name in listed]


def kind(name: str) -> dict[str, Any]:
    """The one manifest of a kind."""
    (found,) = (manifest for manifest in manifests() if manifest["kind"] == name)
    return found


def test_the_image_follows_the_rules_for_dockerfiles() -> None:
    done = subprocess.run([SCRIPTS / "hadolint", "--no-color", DEPLOY / "Dockerfile"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_what_the_image_copies_is_there() -> None:
    for line in re.findall(r"^COPY (?!--from)(.+)$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE):
        for name in line.split()[:-1]:
            assert (ROOT / name).exists(), name
    ignored = (DEPLOY / "Dockerfile.dockerignore").read_text().split()
    needed = {"app.py", "assets", "callbacks", "content", "dashboard", "datasets", "frozen", "geodata", "layouts"}
    assert not needed & set(ignored) and not {"routes", "tools"} & set(ignored)


def test_the_lock_holds_every_package_with_its_hashes() -> None:
    text = (ROOT / "requirements.lock").read_text()
    locked = dict(re.findall(r"^([\w.-]+)==(\S+)", text, re.MULTILINE))
    entries = re.split(r"\n(?=[\w.-]+==)", text.partition("\n")[2])
    assert len(entries) == len(locked) and all("--hash=sha256:" in entry for entry in entries)
    pinned = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text().splitlines() if "==" in line)
    pinned = {name.lower().replace("_", "-").replace(".", "-"): version for name, version in pinned.items()}
    told = {name.lower().replace("_", "-").replace(".", "-"): version for name, version in locked.items()}
    assert not {name for name, version in told.items() if name in pinned and pinned[name] != version}
    wanted = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    assert {name.lower().replace("_", "-").replace(".", "-") for name in wanted} <= set(told)
    assert "--require-hashes" in (DEPLOY / "Dockerfile").read_text()


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not installed here")
def test_systemd_accepts_the_units(tmp_path: Path) -> None:
    for unit in UNITS:
        text = unit.read_text().replace("/srv/dashboard/.venv", sys.prefix)
        for name in (unit.name, *([unit.name.replace("@", f"@{port}") for port in proxy.WEB_PORTS])):
            (tmp_path / name).write_text(text)
    checked = [tmp_path / "dashboard.target", tmp_path / "dashboard-drawing.service"]
    checked += [tmp_path / f"dashboard-web@{port}.service" for port in proxy.WEB_PORTS]
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", *checked], capture_output=True, text=True)
    assert done.returncode == 0 and "dashboard" not in done.stderr, done.stderr
    for unit in checked[1:3]:
        command = ["systemd-analyze", "security", "--offline=yes", "--threshold=40", "--no-pager", str(unit)]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout[-300:]


def test_the_target_starts_the_ports_that_nginx_asks() -> None:
    wanted = (DEPLOY / "systemd" / "dashboard.target").read_text()
    assert re.findall(r"dashboard-web@(\d+)", wanted) == [str(port) for port in proxy.WEB_PORTS]
    assert re.findall(r"127\.0\.0\.1:(\d+)", proxy.DEFAULTS["WEB_SERVERS"]) == [str(port) for port in proxy.WEB_PORTS]


def test_who_stops_a_web_process_waits_for_its_last_answers() -> None:
    (unit,) = (unit for unit in UNITS if unit.name == "dashboard-web@.service")
    waits = [re.search(r"TimeoutStopSec=(\d+)$", unit.read_text(), re.MULTILINE)]
    waits.append(re.fullmatch(r"(\d+)s", composed()["services"]["web"]["stop_grace_period"]))
    seconds = [int(found[1]) for found in waits if found]
    seconds.append(kind("Deployment")["spec"]["template"]["spec"]["terminationGracePeriodSeconds"])
    assert len(seconds) == 3 and min(seconds) > setup_server.graceful_timeout


@pytest.mark.thorough
@pytest.mark.skipif(not shutil.which("kubectl"), reason="kubectl is not installed here")
def test_kustomize_puts_the_manifests_together() -> None:
    done = subprocess.run(["kubectl", "kustomize", DEPLOY / "kubernetes"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    made = list(yaml.safe_load_all(done.stdout))
    for manifest in made:
        valid(manifest)
    (deployment,) = (manifest for manifest in made if manifest["kind"] == "Deployment")
    assert deployment["spec"]["selector"]["matchLabels"], "kustomize fills it in"


@pytest.mark.parametrize("manifest", manifests(), ids=lambda manifest: manifest["kind"])
def test_manifests_follow_the_schemas_of_kubernetes(manifest: dict[str, Any]) -> None:
    if manifest["kind"] == "Deployment":  # kustomize fills these in
        labels = {"matchLabels": {"app.kubernetes.io/name": "dashboard"}}
        manifest = {**manifest, "spec": {**manifest["spec"], "selector": labels}}
    valid(manifest)


def test_pods_may_do_little() -> None:
    pod = kind("Deployment")["spec"]["template"]["spec"]
    assert pod["securityContext"]["runAsNonRoot"] and not pod["automountServiceAccountToken"]
    for container in (*pod["initContainers"], *pod["containers"]):
        bounds = container["securityContext"]
        assert bounds["readOnlyRootFilesystem"] and bounds["capabilities"] == {"drop": ["ALL"]}, container["name"]
        assert not bounds["allowPrivilegeEscalation"] and container["resources"]["limits"]["memory"], container["name"]
    assert kind("NetworkPolicy")["spec"]["egress"] == []


def test_probes_ask_addresses_that_answer_to_a_number(client: FlaskClient) -> None:
    (web,) = kind("Deployment")["spec"]["template"]["spec"]["containers"]
    asked = {web[name]["httpGet"]["path"] for name in ("startupProbe", "readinessProbe", "livenessProbe")}
    asked |= set(re.findall(r"http://127\.0\.0\.1:8050(/\w+)", (DEPLOY / "Dockerfile").read_text()))
    assert asked <= set(guards.PROBES)
    for path in asked:
        assert client.get(path, headers={"Host": "10.1.2.3"}).status_code == 200, path


def test_containers_of_compose_may_do_little_and_share_what_they_must() -> None:
    services = composed()["services"]
    for name, service in services.items():
        assert service["read_only"] and service["cap_drop"] == ["ALL"], name
        assert "no-new-privileges:true" in service["security_opt"] and service["logging"]["options"]["max-size"], name
    web, drawing = services["web"], services["drawing"]
    assert web["environment"]["DRAWING_SOCKET"] == drawing["environment"]["DRAWING_SOCKET"]
    assert web["volumes"] == drawing["volumes"] and web["user"] == drawing["user"]
    assert "ports" not in web and drawing["network_mode"] == "none"


def test_the_front_of_compose_fills_in_every_value_of_the_template() -> None:
    given = composed()["services"]["front"]["environment"]
    names = set(re.findall(r"\$\{([A-Z_]+)\}", proxy.TEMPLATE.read_text()))
    assert names == set(proxy.DEFAULTS) == set(given) - {"NGINX_ENVSUBST_FILTER"}
    allowed = given["NGINX_ENVSUBST_FILTER"].replace("$$", "$")
    assert {name for name in names if re.match(allowed, name)} == names


def test_only_settings_that_exist_are_set() -> None:
    services = composed()["services"]
    named = set(services["web"]["environment"]) | set(services["drawing"]["environment"])
    for file in (DEPLOY / "kubernetes" / "settings.env", DEPLOY / "systemd" / "environment.example"):
        named |= set(re.findall(r"^([A-Z_]+)=", file.read_text(), re.MULTILINE))
    for unit in UNITS:
        for line in re.findall(r"^Environment=(.*)$", unit.read_text(), re.MULTILINE):
            named |= set(re.findall(r"([A-Z_]+)=", line))
    for block in re.findall(r"^ENV ((?:.*\\\n)*.*)", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE):
        named |= set(re.findall(r"([A-Z_]+)=", block))
    assert named <= KNOWN, named - KNOWN


def test_the_proxy_takes_as_large_a_body_as_the_dashboard() -> None:
    told = re.search(r"client_max_body_size (\d+)k;", proxy.TEMPLATE.read_text())
    annotated = kind("Ingress")["metadata"]["annotations"]["nginx.ingress.kubernetes.io/proxy-body-size"]
    assert told and int(told[1]) * 1024 >= guards.LARGEST_BODY and annotated == f"{told[1]}k"


@pytest.mark.parametrize(
    "path", ["/", "/glossary", "/embed/women-judges", "/charts/women-judges.csv", "/api/charts.json"]
)
def test_the_key_of_the_cache_holds_all_that_answers_vary_by(client: FlaskClient, path: str) -> None:
    for encoding in ("br", "gzip", "identity"):
        vary = client.get(path, headers={"Accept-Encoding": encoding}).headers.getlist("Vary")
        names = {name.strip().lower() for value in vary for name in value.split(",")}
        assert names <= {"accept-encoding"}, names
    assert "proxy_cache_key $scheme$host$request_uri:$dashboard_encoding;" in proxy.TEMPLATE.read_text()


@pytest.mark.parametrize("site", ["", "https://data.example.org", "a b", "x;y", "data.example.org/", "$host"])
def test_a_name_that_is_none_is_refused(site: str) -> None:
    with pytest.raises(ValueError, match="SITE"):
        proxy.written({"SITE": site})


def test_a_value_that_nginx_does_not_ask_for_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert proxy.main(["SITE=data.example.org", "PROT=80"]) == 2
    assert "PROT: unknown" in capsys.readouterr().err


def test_a_drawing_service_without_a_closed_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for address, why in (
        ("", "is empty"),
        (f"{tmp_path}/none/socket", "no folder"),
        (f"{tmp_path}/open/socket", "700"),
    ):
        (tmp_path / "open").mkdir(exist_ok=True)
        (tmp_path / "open").chmod(0o755)
        monkeypatch.setattr(
            drawing_service, "settings", lambda address=address: type("S", (), {"drawing_socket": address})
        )
        assert why in drawing_service.problem()
