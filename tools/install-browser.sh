#!/bin/sh
# The browser tests drive Debian's chromium. Installs it when it is missing and this user may; says why when it cannot.
# The tests themselves skip with a reason where no browser is found, so this never fails.
command -v chromium >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    (apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium) >/dev/null 2>&1 && exit 0
    echo "Không cài được chromium: các kiểm thử bằng trình duyệt sẽ được bỏ qua." >&2
else
    echo "Chưa có chromium và không có quyền cài (cần: apt-get install chromium): các kiểm thử bằng trình duyệt sẽ được bỏ qua." >&2
fi
exit 0
