# The two commands: `make run` and `make test`. `make` alone lists them all.
# Needs Python 3.11+ and make; everything else is set up into .venv/, node_modules/ and assets/build/.

HOST ?= 127.0.0.1
PORT ?= 8050
ifndef PYTHON
PYTHON := $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11 python,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
endif
VENV := .venv/bin/python
ARGS ?=
OUT ?= dashboard.xlsx

export HOST PORT
# Of `make borders` and `make places`: handed on in the environment, so that no quotation mark in them is lost. BORDERS
# is not asked there: the command may be what installs the set that it names.
export FILE SET TITLE SOURCE LICENCE NOTE LAYER DISTRICT PROVINCE CRS REMOVE PLACES LEVEL
lower = $(shell echo $(1) | tr A-Z a-z)
option = $(if $($(1)),--$(call lower,$(1)) "$$$(1)")
export PYTHONUTF8 := 1
# Our code is started in dozens of processes by the suite; each would compile it anew.
unexport PYTHONDONTWRITEBYTECODE
# A user that was made for a service has no home, and neither npm nor Chromium works without one.
ifneq ($(shell test -w "$$HOME" && echo yes),yes)
export HOME := $(CURDIR)/.home
$(shell mkdir -p "$(CURDIR)/.home")
endif

.DEFAULT_GOAL := help
.PHONY: help setup run serve settings dev quick golden unused chart words structure mutants test test-all check reading data workbook import editions reload borders places screenshots freeze publish offline bench lighthouse resilience proxy lock sbom assets clean python python-dev
.NOTPARALLEL:

help: ## list these commands
	@echo "Usage: make COMMAND   (run takes HOST and PORT, test takes ARGS, all take PYTHON)"
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  %-14s%s\n", $$1, $$2 }'

setup: python-dev ## set everything up: packages, front end, browser
	@rm -f .venv/.assets-failed .venv/.browser
	@$(VENV) -m tools.build_assets --optional
	@$(VENV) -m tools.setup_browser

run: python ## set up what is missing and serve the dashboard
	@$(VENV) -m tools.build_assets --optional
	@$(VENV) -m tools.setup_browser
	@$(VENV) -c 'import gunicorn, dash, plotly' || { \
		echo "The packages in .venv are damaged. Start afresh: make clean run" >&2; exit 1; }
	@$(VENV) -m tools.prerender
	@echo "› Starting the dashboard …"
	@exec $(VENV) -m gunicorn --config python:tools.setup_server app:server

serve: python ## serve it to readers: a worker for each core, Chromium in its sandbox, logs in JSON, /metrics
	@$(VENV) -m tools.serving.start --check
	@$(VENV) -m tools.build_assets --optional
	@$(VENV) -m tools.setup_browser
	@CHROMIUM_SANDBOX=$${CHROMIUM_SANDBOX:-on} $(VENV) -m tools.prerender
	@exec $(VENV) -m tools.serving.start

settings: python ## print every setting with its value and where it comes from
	@$(if $(filter file,$(origin HOST)),HOST=) $(if $(filter file,$(origin PORT)),PORT=) $(VENV) -m tools.show_settings

dev: python ## serve the dashboard, and start it anew in seconds whenever a file is saved
	@RELOAD=1 WEB_CONCURRENCY=1 $(VENV) -m gunicorn --config python:tools.setup_server app:server

quick: python-dev ## run the tests that need no browser, a sixth of those over every page and view (ARGS="-k maps")
	@$(VENV) -m pytest -m "not browser and not slow and not thorough" --sample 6 -n 2 --dist worksteal $(ARGS)

golden: python-dev ## write the golden views anew; look at the difference before committing it
	@$(VENV) -m pytest tests/golden --snapshot-update $(ARGS)

unused: python ## list the observations that no chart shows
	@$(VENV) -m tools.unused_observations

chart: python ## start a chart: make chart NAME=women-graduates
	@$(VENV) -m tools.new_chart "$(NAME)"

test: python-dev assets ## run the suite, in a real browser too (ARGS="-k maps" for a part)
	@$(VENV) -m tools.setup_browser --required
	@$(VENV) -m pytest -n 3 --dist worksteal -m "not slow" --sample 3 $(ARGS)

test-all: python-dev assets ## run the whole suite and what is a sample in `make test`
	@$(VENV) -m tools.setup_browser --required
	@$(VENV) -m pytest -n 2 --dist worksteal $(ARGS)

mutants: python-dev ## plant deliberate faults in a copy and see that the tests turn red (ARGS="colour n" for kinds)
	@$(VENV) -m tools.mutants $(ARGS)

words: python-dev ## collect the texts to translate in locale/dashboard.pot, bring every catalogue up to date
	@$(VENV) -m tools.words

reading: python-dev ## grade how hard the pages and the notes of charts are to read
	@$(VENV) -m tools.reading_grade

structure: python-dev ## draw the structure of the code into docs/structure.md
	@$(VENV) -m tools.draw_structure

check: python-dev assets ## check style, types and the direction of imports
	@echo "› ruff: style and likely mistakes"
	@$(VENV) -m ruff check .
	@$(VENV) -m ruff format --check .
	@echo "› mypy: types"
	@$(VENV) -m mypy
	@echo "› import-linter: who may know whom"
	@.venv/bin/lint-imports
	@$(VENV) -m tools.check_scripts

data: python ## validate every dataset
	@$(VENV) -m tools.check_data

workbook: python ## write all datasets as a workbook to edit (OUT=dashboard.xlsx)
	@$(VENV) -m tools.workbook write "$(OUT)"

import: python ## read a workbook back: make import FILE=…; YES=1 installs it, ALL=1 shows every difference
	@$(if $(FILE),,echo "Name the workbook: make import FILE=dashboard.xlsx" >&2; exit 1;) \
		$(VENV) -m tools.workbook import "$(FILE)" $(if $(YES),--yes) $(if $(ALL),--all) $(if $(ANY),--any-version)

editions: python ## list the editions of the data that are kept; USE=<data version> returns to one
	@$(VENV) -m tools.editions $(USE)

reload: python ## let the running server take the edition that was installed
	@$(VENV) -m tools.prerender || true
	@$(VENV) -m tools.editions.ask

borders: python ## install official borders: make borders FILE=districts.gpkg LICENCE="…" SOURCE="…"
	@BORDERS= $(VENV) -m tools.borders $(if $(FILE),"$$FILE") $(call option,SET) $(call option,TITLE) $(call option,SOURCE) \
		$(call option,LICENCE) $(call option,NOTE) $(call option,LAYER) $(call option,DISTRICT) \
		$(call option,PROVINCE) $(call option,CRS) $(call option,REMOVE) $(if $(CHECK),--check)

places: python ## point a new district at an old one: make places PLACES="Darel = diamer"
	@BORDERS= $(VENV) -m tools.borders.places $(call option,LEVEL) "$$PLACES"

screenshots: python-dev assets ## picture every page at 360 and 1440 px into screenshots/
	@$(VENV) -m tools.setup_browser --required
	@$(VENV) -m tools.screenshots

freeze: python assets ## keep every embed of the present data version for ever, in frozen/
	@$(VENV) -m tools.setup_browser --required
	@$(VENV) -m tools.freeze

publish: python-dev assets ## write the public site as static files (OUT=public PUBLIC_URL=https://…; SIZES, SERVER)
	@$(VENV) -m tools.setup_browser
	@$(if $(PUBLIC_URL),,echo "› No PUBLIC_URL=https://…: embeds, citations and previews will name http://localhost:8000";) \
		PUBLIC_URL="$(or $(PUBLIC_URL),http://localhost:8000)" $(VENV) -m tools.publish \
		"$(if $(filter dashboard.xlsx,$(OUT)),public,$(OUT))" $(if $(SIZES),--sizes "$(SIZES)") \
		$(if $(SERVER),--server "$(SERVER)") $(if $(PAGES),--pages "$(PAGES)") $(if $(CHARTS),--charts "$(CHARTS)") \
		$(if $(LANGUAGES),--languages "$(LANGUAGES)")

offline: python-dev assets ## write the whole site as one ZIP that opens from a USB stick (OUT=offline/dashboard-offline.zip)
	@$(VENV) -m tools.setup_browser --required
	@$(VENV) -m tools.offline "$(if $(filter dashboard.xlsx,$(OUT)),offline/dashboard-offline.zip,$(OUT))" \
		$(if $(PAGES),--pages "$(PAGES)") $(if $(CHARTS),--charts "$(CHARTS)") $(if $(LANGUAGES),--languages "$(LANGUAGES)")

bench: python-dev assets ## measure pages, server and growth against their targets and four peers (nginx, wrk)
	@$(VENV) -m tools.setup_browser --required
	@$(VENV) -m tools.benchmark $(ARGS)

lighthouse: python-dev assets ## mark eight pages with Lighthouse, in English and Urdu (ARGS="/law" for others)
	@$(VENV) -m tools.setup_browser --required
	@$(VENV) -m tools.lighthouse $(ARGS)

resilience: python-dev assets ## try faults and loads and write docs/resilience.md (ONLY="disk-full web-killed" for some)
	@$(VENV) -m tools.setup_browser --required
	@$(VENV) -m tools.resilience $(ONLY)

lock: python-dev ## write requirements.lock: the pinned packages with their hashes
	@{ echo "# What requirements.txt needs, with the hash of every file, for the container image. Made by make lock."; \
		.venv/bin/uv pip compile requirements.txt --constraint constraints.txt --generate-hashes --universal \
			--python-version 3.11 --no-emit-index-url --no-annotate --no-header --quiet; } > requirements.lock.new
	@mv requirements.lock.new requirements.lock

sbom: python-dev assets ## list other people's packages with their licences: sbom/ (CycloneDX) and docs/licences.md
	@$(VENV) -m tools.sbom

proxy: ## write nginx's configuration: make -s proxy SITE=data.example.org > /etc/nginx/conf.d/dashboard.conf
	@$(need-python) $(PYTHON) tools/proxy.py "SITE=$(SITE)"

assets: python ## build the front end into assets/build/
	@$(VENV) -m tools.build_assets

clean: ## remove everything that was set up or built
	rm -rf .venv .home sbom node_modules assets/build assets/build.new screenshots test-results .cache
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Each looks first whether there is anything left to do.
python:
	@$(need-python) $(PYTHON) tools/setup_python.py

python-dev:
	@$(need-python) $(PYTHON) tools/setup_python.py --dev

define need-python
$(if $(PYTHON),,echo "Python 3.11 or newer is needed and none was found. Install it, or name one:" \
	"make PYTHON=/path/to/python3" >&2; exit 1;)
endef
