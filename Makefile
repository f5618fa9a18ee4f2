# What a developer runs, and CI too. Every target begins with a check that says in one line what is missing.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Tools that the tests need and cargo can build are kept here, outside the checkout.
TOOLS := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/corridor
CARGO_DENY_VERSION := 0.20
CARGO_AUDITABLE_VERSION := 0.7
CARGO_CYCLONEDX_VERSION := 0.5

# $(call tool,NAME,VERSION) builds a tool once, and puts it at the start of PATH.
tool = export PATH="$(TOOLS)/bin:$$PATH"; \
	command -v $(1) >/dev/null || { \
		echo "installing $(1) into $(TOOLS) (once)"; mkdir -p "$(TOOLS)"; \
		CARGO_PROFILE_DEV_DEBUG=0 cargo install $(1) --version "~$(2)" --locked --debug --root "$(TOOLS)" >"$(TOOLS)/install.log" 2>&1 \
		|| { echo "make: $(1) is missing and could not be installed; see $(TOOLS)/install.log" >&2; exit 1; }; \
	};

.PHONY: help run build painter page release release-check fresh test test-fast web-unit painted interop browser bench siege cite qgis lint doc deny setup cargo python

help: ## Say what there is to make
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/make \1\t\2/' | expand -t 20

run: cargo page ## Build the server and start it on http://localhost:8080
	cargo run --release --locked -- serve

build: cargo page ## Build the server, optimised
	cargo build --release --locked

# It has a workspace, a lock file and a folder of its own; what it needs for building is in painter/.cargo.
painter: cargo ## Build the painter of films that uses maplibre-rs, optimised
	cd painter && cargo build --release --locked --target-dir target

release: cargo page ## Make the archive of a release in target/archive: program, licences, lists of all parts
	@$(call tool,cargo-auditable,$(CARGO_AUDITABLE_VERSION)) $(call tool,cargo-cyclonedx,$(CARGO_CYCLONEDX_VERSION)) \
	release/make target/archive

# Apart from `test`: each of both builds everything.
release-check: cargo ## Check that two checkouts in different folders make the same bytes
	release/check

# Apart from `test`: root only, since it makes a Debian of its own, and builds everything twice.
fresh: ## Run what README says, and the archive of a release, on a bare Debian stable
	@tests/setup debootstrap curl git
	$(MAKE) --no-print-directory release
	tests/fresh target/archive

# Quick checks first, so that most failures show in the first minutes. Tests in a browser and of clients wait more than they work:
# meanwhile the idle time goes into building the painter and the tool that checks licences, which come last.
# They get a session of their own: Linux weighs sessions, and `nice` alone yields nothing to the session of a browser.
test: setup lint doc web-unit ## Format, lints, all tests, documentation, licences: what CI runs
	cargo test --locked
	@setsid nice -n 19 sh -c '{ echo 19 >/proc/self/autogroup; } 2>/dev/null; exec $(MAKE) --no-print-directory painter deny' \
		>target/painter-and-deny.log 2>&1 & beside=$$!; trap 'kill $$beside 2>/dev/null || true' EXIT; \
	$(MAKE) --no-print-directory browser interop; \
	wait $$beside || { cat target/painter-and-deny.log; exit 1; }
	$(MAKE) --no-print-directory painted

test-fast: cargo web-unit ## Test the library, HTTP, the data and the page's logic: no browser, Python or painter
	cargo test --locked --lib --test api --test geodata

painted: setup painter ## Test the painter, and that both painters paint the same
	cd painter && cargo test --release --locked --target-dir target
	CORRIDOR_PAINTER="$$(realpath painter/target/release/corridor-painter)" cargo test --locked --test pictures painter::

# The folder of the built program follows CARGO_TARGET_DIR, as cargo does.
interop: setup cargo python ## Let GDAL, OWSLib, geopandas, schemathesis and a generated client use the real server
	cargo build --locked
	CORRIDOR_BIN="$$(realpath "$${CARGO_TARGET_DIR:-target}/debug/corridor")" PYTHONDONTWRITEBYTECODE=1 .cache/venv/bin/pytest tests/tools

web-unit: page ## Check the types of the page and test its logic
	npm --prefix web run --silent check && npm --prefix web run --silent test

browser: setup cargo page ## Test the page: readers' journeys and foreign pages in a real browser, a generated client
	cargo build --locked
	CORRIDOR_BIN="$$(realpath "$${CARGO_TARGET_DIR:-target}/debug/corridor")" npm --prefix web run --silent e2e
	@cd tests/clients; cmp --silent package-lock.json node_modules/.made-from.json || { npm ci --no-audit --no-fund --loglevel=error >/dev/null; cp package-lock.json node_modules/.made-from.json; }
	CORRIDOR_BIN="$$(realpath "$${CARGO_TARGET_DIR:-target}/debug/corridor")" npm --prefix tests/clients test --silent

# All parts want an idle machine; the second writes its table into the document.
bench: cargo page ## Measure load and search, pictures, requests beside nginx, and the page in a browser
	@command -v wrk >/dev/null && command -v nginx >/dev/null || tests/setup wrk nginx-light
	cargo bench --locked --bench atlas
	cargo bench --locked --bench pictures
	cargo bench --locked --bench http -- --write docs/performance.md
	cargo build --release --locked
	CORRIDOR_BIN="$$(realpath "$${CARGO_TARGET_DIR:-target}/release/corridor")" npm --prefix web run --silent bench

# Apart from `test`, which runs the same for moments each.
siege: setup cargo python ## Attack the server as hostile clients do, a minute each, and print its memory
	cargo build --release --locked
	CORRIDOR_SIEGE_SECONDS=60 CORRIDOR_BIN="$$(realpath "$${CARGO_TARGET_DIR:-target}/release/corridor")" PYTHONDONTWRITEBYTECODE=1 .cache/venv/bin/pytest \
		$(addprefix tests/tools/test_,siege.py stop.py log.py folder.py)

# Apart from `test`: the suite comes from Maven Central.
cite: cargo ## Run the official suite for OGC API – Features against the server (needs Maven and Java)
	cargo build --locked
	CORRIDOR_BIN="$$(realpath "$${CARGO_TARGET_DIR:-target}/debug/corridor")" tests/cite/run $(WRITE)

# Apart from `test` for its size: QGIS and R come from Debian.
qgis: cargo ## Let QGIS and R's sf read the server (about 600 MB of packages)
	@tests/setup python3-qgis r-cran-sf r-base-core
	cargo build --locked
	CORRIDOR_BIN="$$(realpath "$${CARGO_TARGET_DIR:-target}/debug/corridor")" tests/qgis/run

lint: cargo ## Check the format and the lints
	cargo fmt --check
	cd painter && cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings

# Private items are documented, so a link to one leads somewhere.
doc: cargo ## Build the documentation of the code; a broken link fails
	RUSTDOCFLAGS="-D warnings -A rustdoc::private-intra-doc-links" cargo doc --locked --no-deps --document-private-items

deny: cargo ## Check licences, bans and origins of the dependencies
	@$(call tool,cargo-deny,$(CARGO_DENY_VERSION)) \
	cargo deny --locked check bans licenses sources && \
	cargo deny --locked --manifest-path painter/Cargo.toml --config deny.toml check licenses sources

# The page is built when there is one, and left alone otherwise. Its packages are installed anew whenever their list changes, and
# it is built anew whenever something is newer than the last build.
page:
	@if [ -f web/package.json ]; then \
		node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null \
		|| { echo "make: the page needs Node 20.19 or newer; install it from https://nodejs.org" >&2; exit 1; }; \
		cd web; made=node_modules/.made-from.json; built=node_modules/.built; \
		cmp --silent package-lock.json $$made || { \
			echo "installing the packages of the page into web/node_modules"; \
			npm ci --no-audit --no-fund --loglevel=error >/dev/null; mkdir -p node_modules; cp package-lock.json $$made; \
		}; \
		if [ ! -f $$built ] || [ ! -f dist/.vite/manifest.json ] || [ $$made -nt $$built ] \
			|| [ -n "$$(find . ../fonts \( -path ./node_modules -o -path ./dist \) -prune -o -mindepth 1 -newer $$built -print -quit)" ]; then \
			npm run --silent build && touch $$built; \
		fi; \
	fi

# Packages of the system that the tests need.
setup:
	@tests/setup $$(sed 's/#.*//' tests/packages.txt)

# The clients of tests/tools; made anew whenever their list changes.
python:
	@cmp --silent tests/tools/requirements.txt .cache/venv/made-from.txt || { \
		echo "installing the clients of tests/tools into .cache/venv (once)"; mkdir -p .cache; \
		{ python3 -m venv --clear .cache/venv && .cache/venv/bin/pip install --quiet --disable-pip-version-check -r tests/tools/requirements.txt; } \
			>.cache/install.log 2>&1 && cp tests/tools/requirements.txt .cache/venv/made-from.txt \
		|| { echo "make: the clients of tests/tools could not be installed; see .cache/install.log" >&2; exit 1; }; \
	}

cargo:
	@command -v cargo >/dev/null || { echo "make: cargo is missing; install Rust 1.92 or newer from https://rustup.rs" >&2; exit 1; }
	@printf '#include <stdlib.h>\nint main(void) { return EXIT_SUCCESS; }\n' | $${CC:-cc} -x c -o /dev/null - 2>/dev/null \
		|| { echo "make: a C compiler with its library is missing (\`$${CC:-cc}\`): sudo apt-get install build-essential" >&2; exit 1; }
