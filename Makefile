# Everything on a fresh Debian 12 machine with Swift 6.3: `make demo` to see it work, `make test` to check it.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

CONFIG ?= release
BIN := .build/$(CONFIG)
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
# What the build, the tests and the demo need from Debian.
PACKAGES := librdkafka-dev pkg-config kcat curl procps python3 python3-venv
PYTHON := .venv/bin/python3
SAMPLES := Sources/cds-sandbox/Samples/articles.jsonl
# Swift Testing's suites start brokers and processes: one after the other on a small machine.
SWIFT_TEST := swift test -c $(CONFIG) --skip-build --no-parallel

.PHONY: help demo test check build deps format lint schemas swift-test clean

help: ## What can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

demo: build ## Install, build, run the sandbox on sample articles, show the roll-ups
	$(BIN)/cds-sandbox

test: deps lint swift-test schemas ## Install, build, and run every test

check: test ## The same as test

build: deps ## Install what is missing and build all executables
	swift build -c $(CONFIG)

deps:
	@missing=$$(for package in $(PACKAGES); do \
	    dpkg-query -W -f='$${Status}\n' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; done); \
	if [ -n "$$missing" ]; then \
	    echo "installing" $$missing; \
	    $(SUDO) apt-get update -q && DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -q --no-install-recommends $$missing; \
	fi

swift-test:
	swift build -c $(CONFIG) --build-tests
	$(SWIFT_TEST)

schemas: $(PYTHON) ## Check schemas, examples and what the program really writes
	$(PYTHON) schemas/validate.py examples
	$(PYTHON) schemas/validate.py asyncapi
	$(BIN)/cds-worker read < $(SAMPLES) > .build/readings.jsonl
	$(PYTHON) schemas/validate.py stream reading < .build/readings.jsonl
	$(BIN)/cds-aggregator fold < .build/readings.jsonl | $(PYTHON) schemas/validate.py fold

$(PYTHON): schemas/requirements.txt
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check -r schemas/requirements.txt
	@touch $(PYTHON)

format: ## Format the sources
	swift format -i -r Sources Tests Package.swift

lint: ## Check format and style
	swift format lint --strict -r Sources Tests Package.swift

clean: ## Remove what was built
	rm -rf .build .venv
