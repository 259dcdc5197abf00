"""The page of all results; without scripts it leads to the lists."""

from __future__ import annotations

from .assets import STYLES
from .shards import FOLDER, File

PATH = "tim-kiem.md"
"""Where it stands below build/pages."""

_TEXT = f"""---
title: "Tìm kiếm"
description: "Tìm văn bản theo số hiệu, điều khoản, tên gọi hoặc cụm từ, gõ có dấu hay không dấu."
hide: ["toc"]
wide: true
---
<h1>Tìm kiếm</h1>

<div class="dc-load"><link rel="stylesheet" href="{FOLDER}/{STYLES}"></div>

<div class="dcs-page" id="dcs-page" data-script="{FOLDER}/results.js"></div>

<noscript><p>Trình duyệt không chạy được mã lệnh nên ô tìm kiếm không dùng được. Hãy xem <a href="van-ban/index.html">tất cả văn bản theo số hiệu</a>,
theo <a href="so/index.html">con số</a>, <a href="chu-cai/index.html">chữ A đến Z</a>, <a href="loai/index.html">loại</a>, <a href="co-quan/index.html">cơ quan ban hành</a>, <a href="nam/index.html">năm</a>,
<a href="chu-de/index.html">chủ đề</a> hoặc <a href="tinh-trang/index.html">tình trạng</a>.</p></noscript>
"""


def results_page() -> File:
    """Path and content of the page."""
    return PATH, _TEXT.encode()
