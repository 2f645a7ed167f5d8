# `make` tells what there is. Everything that is made lies under .local/ and web/dist/.
PYTHON ?= python3
CITY ?= demo
STAGE ?= local
PORT ?= 8080

VENV := .local/venv
PY := $(VENV)/bin/python
STAMPS := .local/stamps
PIP := -m pip --disable-pip-version-check --quiet install --no-compile
WEB := $(wildcard web/package.json)
WEB_SOURCES := $(shell find web -type f -not -path 'web/node_modules/*' -not -path 'web/dist/*' -not -name '*.gen.ts' 2>/dev/null)

# pip leaves compiling to the first import (half the installing time), so that one must be allowed to write.
unexport PYTHONDONTWRITEBYTECODE

# An option for what was said on the command line, nothing for a default that nobody meant.
said = $(if $(filter command,$(origin $(1))),$(2) "$($(1))")

.DEFAULT_GOAL := help
.PHONY: help run dev smoke demo-day test check bench signals deploy first-admin redrive docs package clean format ready site

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1	\2/' | expand -t 20

run: ready ## the whole city on this machine, at http://127.0.0.1:8080 (PORT=); data stay (CITY=empty: your own)
	@$(PY) -m tools.run --port $(PORT) --city $(CITY)

dev: ready ## the same, and every saved change goes live
	@$(PY) -m tools.run --port $(PORT) --city $(CITY) --watch

smoke: $(STAMPS)/run $(STAMPS)/emulator ## one check-in through the running stack
	@$(PY) -m tools.smoke

demo-day: $(STAMPS)/run ## one working day of the demo city, played and closed over the running stack
	@$(PY) -m tools.demo_day

test: $(STAMPS)/dev $(STAMPS)/emulator site ## all tests (TESTS=tests/rules for some)
	$(PY) -m pytest -n 2 $(TESTS)
ifneq ($(WEB),)
	cd web && npm test --silent
endif

# W1020: Chalice's own Fn::Sub without a variable. W3660: we do want gateway responses beside the API's document;
# the package makes every deployment of the API wait for them.
check: $(STAMPS)/dev $(if $(WEB),$(STAMPS)/npm) ## format, lint, types, import contracts, templates
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-logo
	@$(PY) -m tools.package > /dev/null
	$(VENV)/bin/cfn-lint --regions ap-southeast-3 --ignore-checks W1020 W3660 -- .local/build/sam.json .local/build/app.json .local/build/state.json
	$(VENV)/bin/cfn-lint --regions us-east-1 -- .local/build/cdn.json
ifneq ($(WEB),)
	cd web && npm run --silent check
endif

bench: $(STAMPS)/dev $(STAMPS)/emulator $(STAMPS)/lighthouse site ## the benchmarks: one JSON of figures
	@$(PY) -m bench

signals: $(STAMPS)/run ## how well cheating is flagged, and how seldom honest people are: a synthetic city, some minutes
	@$(PY) -m tools.simulate_signals

package: $(STAMPS)/run ## the Lambda zip, the layer and the templates, in .local/build/
	@$(PY) -m tools.package

deploy: $(STAMPS)/run site ## to AWS: STAGE= CITY= SITE_ORIGIN=https://... (MAIL_FROM= MAIL_DOMAIN= CDN=1 ANDROID_PACKAGE= ANDROID_CERT_SHA256=)
	@test -n "$(SITE_ORIGIN)" || { echo "SITE_ORIGIN= is missing: where the page will be served from"; exit 2; }
	@test "$(origin CITY)$(origin STAGE)" = "command linecommand line" || { echo "say CITY= and STAGE= on the command line: they name everything that is made"; exit 2; }
	$(PY) -m tools.deploy --city $(CITY) --stage $(STAGE) --site-origin $(SITE_ORIGIN) --mail-from "$(MAIL_FROM)" --mail-domain "$(MAIL_DOMAIN)" \
	  --android-package "$(ANDROID_PACKAGE)" --android-cert-sha256 "$(ANDROID_CERT_SHA256)" $(if $(CDN),--cdn) $(DEPLOY_FLAGS)

first-admin: $(STAMPS)/run ## an empty deployment's first admin: CITY= STAGE= SETTINGS= NAME= NUMBER= UNIT=
	@$(PY) -m tools.first_admin --city $(CITY) --stage $(STAGE) --settings $(SETTINGS) --name "$(NAME)" --number $(NUMBER) --unit $(UNIT)

redrive: $(STAMPS)/run ## what failed for good, given back once its cause is mended: QUEUE=close (CITY= STAGE=: on AWS)
	@$(PY) -m tools.redrive --queue "$(QUEUE)" $(call said,CITY,--city) $(call said,STAGE,--stage)

docs: $(STAMPS)/run ## write what is made from the code: docs/openapi.json, docs/problems.md
	@$(PY) -m tools.openapi

format: $(STAMPS)/dev ## let ruff write it
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

clean: ## remove everything made here, the demo city's data too
	rm -rf .local web/dist web/node_modules bench/node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

# What a run needs, made side by side: two Python environments, the package, the site.
ready:
	@test -e $(STAMPS)/run -a -e $(STAMPS)/emulator || echo "First run: fetching and building, one or two minutes ..."
	@$(MAKE) --no-print-directory -j3 $(STAMPS)/run $(STAMPS)/emulator site

$(STAMPS)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || { echo "Python 3.11 to 3.13 is needed (PYTHON=python3.12 make ...)"; exit 2; }
	@mkdir -p $(STAMPS)
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(STAMPS)/run: requirements.txt requirements-run.txt | $(STAMPS)/python
	$(PY) $(PIP) -r requirements-run.txt
	@touch $@

$(STAMPS)/dev: requirements-dev.txt $(STAMPS)/run
	$(PY) $(PIP) -r requirements-dev.txt
	@touch $@

$(STAMPS)/emulator: requirements-emulator.txt
	@mkdir -p $(STAMPS)
	$(PYTHON) -m venv .local/venv-emulator
	.local/venv-emulator/bin/python $(PIP) -r requirements-emulator.txt
	@touch $@

$(STAMPS)/lighthouse: bench/package.json bench/package-lock.json
	@mkdir -p $(STAMPS)
	cd bench && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

ifeq ($(WEB),)
site:
else
site: $(STAMPS)/site

$(STAMPS)/npm: web/package.json $(wildcard web/package-lock.json)
	@mkdir -p $(STAMPS)
	cd web && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(STAMPS)/site: $(STAMPS)/npm docs/openapi.json $(WEB_SOURCES)
	cd web && npm run --silent build
	@touch $@
endif
