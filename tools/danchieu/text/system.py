"""What the operating system says when a file cannot be read or written, in Vietnamese."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOENT: "không có tệp hoặc thư mục này",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EISDIR: "đây là thư mục, không phải tệp",
    errno.ENOTDIR: "một phần của đường dẫn là tệp, không phải thư mục",
    errno.EEXIST: "đã có tệp hoặc thư mục trùng tên",
    errno.ENOSPC: "đĩa đã đầy",
    errno.EFBIG: "tệp lớn quá mức cho phép",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.ELOOP: "liên kết vòng",
    errno.EMFILE: "mở quá nhiều tệp cùng lúc",
    errno.EBUSY: "đang có chương trình khác dùng",
    errno.EXDEV: "nằm ở ổ đĩa khác",
    errno.EIO: "lỗi đọc ghi của ổ đĩa",
}


def why(error: OSError) -> str:
    """The reason of a failed reading or writing; the system's own words where we have none."""
    return _REASONS.get(error.errno or 0) or error.strerror or "lỗi của hệ điều hành"
