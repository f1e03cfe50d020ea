# make run: serve the dashboard · make test: prove it right · make bench, make coverage, make soak: the long ones · make clean
# make audit: ask the network whether what it is built on has known holes · make mutants: see what the tests would not notice
# make upgrade: raise all it is built on and run the tests with it · make pins: pin what pyproject.toml has newly chosen
# Needs Python 3.11 or later; everything else goes into .venv.

PYTHON ?= python3
PORT ?= 8050
HOME_DIR ?= data/var

bin := .venv/bin
export PYTHONUTF8 = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1
unexport PYTHONDONTWRITEBYTECODE # each of the many processes that tests start would compile all of it anew

.PHONY: run test check check-sqlfluff check-tests check-mypy check-ruff check-imports audit pins upgrade bench coverage soak mutants clean tools
.SILENT:
.DELETE_ON_ERROR:

# Exit 1 of a load means that some rows were reported and not taken in: the dashboard shows them under its sources.
run: .venv/runtime.stamp
	if [ ! -e "$(HOME_DIR)/CURRENT" ]; then \
	    echo "Lần chạy đầu: đang nạp dữ liệu minh họa từ data/samples …"; \
	    $(bin)/python -m etl load data/samples --home "$(HOME_DIR)" || [ $$? -eq 1 ]; \
	    [ -e "$(HOME_DIR)/CURRENT" ] || { echo "Chưa nạp được dữ liệu vào $(HOME_DIR)." >&2; exit 1; }; \
	fi
	exec $(bin)/python app.py --home "$(HOME_DIR)" --port "$(PORT)"

test: tools check
	echo "pytest"
	$(bin)/python -m pytest -n 2 --dist worksteal

# Beside each other, the slowest first; what one has to say stands together in a log and is shown where it failed.
check: .venv/tests.stamp
	$(MAKE) --no-print-directory --jobs 2 check-sqlfluff check-tests check-mypy check-ruff check-imports

check-sqlfluff:
	echo "sqlfluff"
	$(bin)/sqlfluff lint --disable-progress-bar --processes 2 data > .venv/sqlfluff.log 2>&1 || { cat .venv/sqlfluff.log; exit 1; }

# What pytest makes of each file of tests is kept: made here once, and not by both at once.
check-tests:
	echo "pytest --collect-only"
	$(bin)/python -m pytest --collect-only -qq > .venv/tests.log 2>&1 || { cat .venv/tests.log; exit 1; }

check-mypy:
	echo "mypy --strict"
	$(bin)/mypy --no-error-summary . > .venv/mypy.log 2>&1 || { cat .venv/mypy.log; exit 1; }

check-ruff:
	echo "ruff"
	$(bin)/ruff check --quiet --output-format concise .
	$(bin)/ruff format --check --quiet .

check-imports:
	echo "import-linter"
	$(bin)/lint-imports --no-logo --no-cache > .venv/imports.log 2>&1 || { cat .venv/imports.log; exit 1; }

# Needs the network, which neither running nor testing does: so it is no part of them.
audit: .venv/tests.stamp
	.ci/audit $(bin)/pip-audit

# These need the network too. What they write is newer than the environment, which is then brought up to it.
pins: .venv/tests.stamp
	.ci/pin $(bin)/uv

upgrade: .venv/tests.stamp
	.ci/pin $(bin)/uv --upgrade
	$(MAKE) --no-print-directory test \
	    || { echo "Chưa qua kiểm thử với bản mới. Để trở lại: git checkout requirements.txt tests/requirements.txt" >&2; exit 1; }

bench: tools .venv/tests.stamp
	$(bin)/python -m pytest -m bench -s

# What all tests reach of our code, by line and by branch; less than tests/branches.py promises of any folder fails.
coverage: tools .venv/tests.stamp
	mkdir -p .coverage_cache
	$(bin)/python -m pytest -n 2 --dist worksteal --cov --cov-report term-missing --cov-report json:.coverage_cache/report.json
	$(bin)/python -m tests.branches .coverage_cache/report.json

soak: tools .venv/tests.stamp
	$(bin)/python -m pytest -m soak -n 2

# Changes rules, scope, audience and parsers in small ways and sees whether the tests notice: half an hour or more.
mutants: .venv/mutants.stamp
	$(bin)/python -m tests.mutants.run $(MODULES)

tools:
	.ci/tools

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .coverage_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/runtime.stamp: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	    || { echo "Cần Python 3.11 trở lên; đặt PYTHON=… nếu lệnh $(PYTHON) là bản khác." >&2; exit 1; }
	$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	    || { echo "$(PYTHON) thiếu mô-đun venv; trên Debian, Ubuntu hãy cài gói python3-venv." >&2; exit 1; }
	echo "Đang chuẩn bị môi trường .venv (khoảng một phút) …"
	$(PYTHON) -m venv .venv
	$(bin)/python -m pip install -qq --require-hashes --requirement requirements.txt
	touch $@

.venv/tests.stamp: tests/requirements.txt .venv/runtime.stamp
	echo "Đang cài công cụ kiểm thử (khoảng một phút) …"
	$(bin)/python -m pip install -qq --require-hashes --no-compile --requirement tests/requirements.txt
	touch $@

.venv/mutants.stamp: tests/mutants/requirements.txt .venv/tests.stamp
	$(bin)/python -m pip install -qq --target .venv/mutants --requirement tests/mutants/requirements.txt
	touch $@
