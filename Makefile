# Everything on a fresh Debian 12 machine with Swift 6.3: `make demo` to see it work, `make test` to check it.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

CONFIG ?= release
BIN := .build/$(CONFIG)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# What the build, the tests and the demo need from Debian.
PACKAGES := libcurl4-openssl-dev librdkafka-dev libssl-dev libxml2-dev pkg-config kcat curl procps python3 python3-venv valgrind
PYTHON := .venv/bin/python3
# The browser test's browser, and its Python packages.
BROWSER_PACKAGES := chromium fonts-liberation python3 python3-venv
BROWSER_PYTHON := .venv/browser/bin/python3
SAMPLES := Sources/cds-sandbox/Samples/articles.jsonl
# Swift Testing's suites start brokers and processes: one after the other on a small machine.
SWIFT_TEST := swift test -c $(CONFIG) --skip-build --no-parallel
TEST_LOG := .build/test.log

.PHONY: help demo test check build deps browser-deps browser-test run-browser-test dashboard-check run-dashboard-check chaos chaos-controls bench bench-micro bench-macro bench-accept instructions profile evaluate format lint schemas test-build swift-test checks clean

help: ## What can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: build ## Install, build, run the sandbox on sample articles, show the roll-ups
	$(BIN)/cds-sandbox

test: deps lint test-build ## Install, build, and run every test
	@$(MAKE) --no-print-directory -j2 swift-test checks

# What needs the executables only: one after the other, beside the Swift tests, which wait for brokers most of the time.
checks: schemas instructions run-dashboard-check run-browser-test

check: test ## The same as test

build: deps ## Install what is missing and build all executables
	swift build -c $(CONFIG)

# What `make chaos` takes: SEEDS=1-10, FAULTS=kill-worker,join, DURATION in seconds, EVENTS, MIX (faults a seed).
CHAOS := $(if $(SEEDS),--seeds $(SEEDS)) $(if $(FAULTS),--faults $(FAULTS)) $(if $(MIX),--mix $(MIX))
CHAOS_LOAD := $(if $(EVENTS),--events $(EVENTS)) $(if $(DURATION),--duration $(DURATION))

chaos: build ## Run the cluster under load and faults, and check what it leaves (docs/faults.md)
	$(BIN)/cds-chaos run $(CHAOS) $(CHAOS_LOAD)

chaos-controls: build ## Break one guarantee after the other: the harness must catch each
	$(BIN)/cds-chaos controls $(CHAOS_LOAD)

browser-deps: PACKAGES := $(BROWSER_PACKAGES)
deps browser-deps:
	@missing=$$(for package in $(PACKAGES); do \
	    dpkg-query -W -f='$${Status}\n' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; done); \
	if [ -n "$$missing" ]; then \
	    echo "installing" $$missing; \
	    $(SUDO) apt-get update -q && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -q --no-install-recommends $$missing; \
	fi

test-build: deps
	swift build -c $(CONFIG) --build-tests

swift-test:
	@echo "$(SWIFT_TEST)"
	@$(SWIFT_TEST) 2>&1 | tee $(TEST_LOG) | grep --line-buffered -v ' started\.$$' \
	    || { echo "what failed, of $(TEST_LOG):"; grep -E -A 12 '✘|↳' $(TEST_LOG) | grep -vE '^(✔|◇)' | cut -c1-600 | tail -n 120; exit 1; }

schemas: $(PYTHON) ## Check schemas, examples and what the program really writes
	$(PYTHON) schemas/validate.py examples
	$(PYTHON) schemas/validate.py asyncapi
	$(PYTHON) schemas/openapi.py check
	$(BIN)/cds-worker read < $(SAMPLES) > .build/readings.jsonl
	$(PYTHON) schemas/validate.py stream reading < .build/readings.jsonl
	$(BIN)/cds-aggregator fold < .build/readings.jsonl | $(PYTHON) schemas/validate.py fold

$(PYTHON): schemas/requirements.txt
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check -r schemas/requirements.txt
	@touch $(PYTHON)

browser-test: build run-browser-test ## Go through the dashboard in Debian's Chromium (SHOTS=1: pictures in .build/browser)

run-browser-test: browser-deps $(BROWSER_PYTHON)
	$(BROWSER_PYTHON) -m pytest -q -p no:cacheprovider Tests/Browser --bin $(BIN) $(if $(SHOTS),--shots)

$(BROWSER_PYTHON): Tests/Browser/requirements.txt
	python3 -m venv .venv/browser
	.venv/browser/bin/pip install --quiet --disable-pip-version-check -r Tests/Browser/requirements.txt
	@touch $(BROWSER_PYTHON)

# The API's fuzzer and its Python packages.
FUZZER_PYTHON := .venv/dashboard/bin/python3

dashboard-check: build run-dashboard-check ## Check that the dashboard's API is what its description says

run-dashboard-check: $(FUZZER_PYTHON)
	$(FUZZER_PYTHON) Tests/DashboardAPI/check.py $(BIN)

$(FUZZER_PYTHON): Tests/DashboardAPI/requirements.txt
	python3 -m venv .venv/dashboard
	.venv/dashboard/bin/pip install --quiet --disable-pip-version-check -r Tests/DashboardAPI/requirements.txt
	@touch $(FUZZER_PYTHON)

# What `make bench` takes: ROUNDS, ARTICLES a round of a worker, READINGS of an aggregator, PUBLISHED of a producer, MILLION=1.
BENCH := $(if $(ROUNDS),--rounds $(ROUNDS)) $(if $(ARTICLES),--articles $(ARTICLES)) $(if $(READINGS),--readings $(READINGS)) $(if $(PUBLISHED),--published $(PUBLISHED)) $(if $(MILLION),--million)
BENCH_PYTHON := .venv/bench/bin/python3

bench: build $(BENCH_PYTHON) ## Measure against the goals (docs/performance.md), on CDS_TEST_BOOTSTRAP_SERVERS if set
	$(BENCH_PYTHON) Benchmarks/bench.py --bin $(BIN) $(BENCH)

bench-micro: build ## The part of it that needs no broker
	python3 Benchmarks/bench.py --bin $(BIN) $(BENCH) micro

bench-macro: build $(BENCH_PYTHON) ## The part of it with a broker
	$(BENCH_PYTHON) Benchmarks/bench.py --bin $(BIN) $(BENCH) throughput aggregation publishing latency resources

instructions: ## Compare the instructions of the hot paths with those stored
	python3 Benchmarks/instructions.py check --bin $(BIN)

profile: build ## Where an article read and a reading rolled up spend their instructions
	python3 Benchmarks/instructions.py profile --bin $(BIN)

bench-accept: build ## Store the instructions of the hot paths as they are now
	python3 Benchmarks/instructions.py accept --bin $(BIN)

$(BENCH_PYTHON): Benchmarks/requirements.txt
	python3 -m venv .venv/bench
	.venv/bench/bin/pip install --quiet --disable-pip-version-check -r Benchmarks/requirements.txt
	@touch $(BENCH_PYTHON)

evaluate: build ## How well articles are read, on both halves of the gold
	$(BIN)/cds-worker evaluate Tests/Gold/dev.jsonl
	$(BIN)/cds-worker evaluate Tests/Gold/held-out.jsonl

format: ## Format the sources
	swift format -i -r Sources Tests Package.swift

lint: ## Check format and style
	swift format lint --strict -r Sources Tests Package.swift

clean: ## Remove what was built
	rm -rf .build .venv
