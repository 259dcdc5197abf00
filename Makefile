# Dẫn chiếu: `make serve` or `make site` for the main job, `make test` for the proof. Needs Python 3.11+ and make, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help setup serve site check test lint types accuracy search-quality site-quality clean

help:  ## Các lệnh có sẵn
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /: /'

$(VENV)/.site: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Cần Python 3.11 trở lên, máy này có " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements.txt
	@$(BIN)/python -m compileall -q tools/danchieu
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.site
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

setup: $(VENV)/.site  ## Tạo môi trường Python và cài thư viện

serve: setup  ## Dựng trang và mở tại http://127.0.0.1:8000, tự cập nhật khi sửa docs/
	$(BIN)/danchieu serve

site: setup  ## Dựng trang tĩnh vào site/
	$(BIN)/danchieu build

check: setup  ## Liệt kê những gì cần sửa trong docs/
	$(BIN)/danchieu check

lint: $(VENV)/.dev  ## Soát mã nguồn
	$(BIN)/ruff check tools tests
	$(BIN)/ruff format --check tools tests

types: $(VENV)/.dev  ## Soát kiểu
	$(BIN)/mypy

test: lint types  ## Chạy mọi kiểm thử
	@sh tools/install-browser.sh
	$(BIN)/pytest

accuracy: $(VENV)/.dev  ## Đo độ đúng của bộ đọc dẫn chiếu, viết kết quả vào docs/huong-dan/
	$(BIN)/python tools/benchmarks/accuracy.py --page docs/huong-dan/do-chinh-xac.md

search-quality: $(VENV)/.dev site  ## Đo độ đúng của ô tìm kiếm, hỏi qua chính ô ấy trong trình duyệt
	@sh tools/install-browser.sh
	$(BIN)/python tools/benchmarks/search_quality.py --show

site-quality: $(VENV)/.dev site  ## Đo trang đã dựng: Lighthouse, axe, HTML, liên kết, dung lượng (tự tải công cụ đo vào build/)
	@sh tools/install-browser.sh
	$(BIN)/python tools/benchmarks/site_quality.py

clean:  ## Xóa những gì sinh ra
	rm -rf build/pages/* build/site* site $(VENV)
