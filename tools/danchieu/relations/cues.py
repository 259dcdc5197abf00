"""The patterns by which a relation, its direction and its modality are recognised. Each looks at a bounded gap between citations only."""

from __future__ import annotations

import re

from danchieu.text.lazy import lazy
from danchieu.vocabulary.tables import words

# words that may stand between the verb and its object; atomic, so that overlapping alternatives cannot be tried over and over
FILLER = lazy(
    r"(?>\s|,|\(|“|một\s+(?:số|phần)(?:\s+(?:điều|nội\s+dung|quy\s+định|khoản|điểm))?|các\s+(?:điều|khoản|điểm|nội\s+dung|quy\s+định|văn\s+bản|cụm\s+từ)|các|những|của|tại|toàn\s+bộ|nội\s+dung|quy\s+định"
    r"|(?:và|,)\s+(?:biện\s+pháp\s+)?(?:hướng\s+dẫn\s+)?thi\s+hành|nghiêm\s+túc|nghiêm|có\s+hiệu\s+quả|hiệu\s+quả|tốt|đầy\s+đủ|đồng\s+bộ|quyết\s+liệt|kịp\s+thời|đúng|sâu\s+sắc|sâu\s+rộng|thắng\s+lợi|theo\s+tinh\s+thần|tinh\s+thần"
    r"|cho|số|điều|và\s+phụ\s+lục|tên|việc|về|chủ\s+trương|phụ\s+lục|danh\s+mục|biểu\s+mẫu|ban\s+hành\s+kèm\s+theo|kèm\s+theo|khoản\s+\d+|điểm\s+[a-zđ](?![^\W_]))*+",
    re.IGNORECASE,
)
LAST_FILLER = words("before_object")
PROPOSED = lazy(
    r"đề\s+xuất|đề\s+nghị|kiến\s+nghị|dự\s+thảo|dự\s+kiến|dự\s+án|xem\s+xét|nghiên\s+cứu|sẽ|cần|phải|xây\s+dựng|trình\s+(?:Chính|Quốc|Thủ|cấp)|tham\s+mưu|rà\s+soát|sớm|hoàn\s+thiện|lấy\s+ý\s+kiến",
    re.IGNORECASE,
)
PASSIVE_GAP = lazy(
    r"[\s,;(.]*(?:(?:[^.;]|\.(?!\s)){0,260}?)(?:(?:đã\s+)?(?:có\s+nội\s+dung\s+)?(?:được|bị))\s+(?:[^.;]|\.(?!\s)){0,160}?(?:bởi|tại|theo|bằng)\s+(?:các\s+)?(?:quy\s+định\s+(?:tại|của)\s+)?$"
)
PASSIVE_ENDS = frozenset(("bởi", "tại", "theo", "bằng", "các", "của"))
"""Last words of such a gap."""
NEXT_SUBJECT = lazy(r"[\s,;).]*(?:,?\s*có\s+hiệu\s+lực[^.;]{0,120})?\s*(?:;|,|và)\s*(?:và\s+)?$")
ENDS = lazy(r"hết\s+hiệu\s+lực|không\s+còn\s+hiệu\s+lực", re.IGNORECASE)
LIST_GAP = lazy(r"(?:[^.\n]*[;,]\s*(?:và\s+)?|[^.\n;]{0,160}\s+và\s+)(?:các\s+)?")
LIST_ENDS = (",", ";", "và", "các")
"""How the last word of such a gap ends."""
BREAK = lazy(r"[.;:]\s|\n\s*\n")
ACT = frozenset(("thay_the", "bai_bo", "sua_doi_bo_sung", "dinh_chi", "dinh_chinh"))
CLAUSE = lazy(r"[.;]\s+|\n\s*\n|\n(?=\s*(?:\d+\.|[a-zđ]\)|-|Điều\s))")
LATER_PROPOSED = lazy(r"đề\s+xuất|kiến\s+nghị|dự\s+thảo")
LEADS = lazy(r"(?:về|về\s+việc|quy\s+định|nhằm|để|đã|ban\s+hành|là\s+(?:bước|sự|việc)|khẳng\s+định)\s*$")
ONLY_TAIL = lazy(
    r"[\s,]*(?:\([^()]{0,60}\))?[\s,]*(?:ngày\s+[\d/.\s\wá-ỹ-]{4,30}|năm\s+\d{4})?[\s,]*(?:của\s+(?:Bộ\s+trưởng,\s*)?[^,;]{2,80})?\s*"
    r"(?:,?\s*có\s+hiệu\s+lực[^.;]{0,70}?,?\s*(?:và\s+)?)?"
)
# what may stand between two members of a list whose verb stands before the first: "hướng dẫn A ngày x của Y và B"
MEMBER = lazy(
    r"[\s,]*(?:\([^()]{0,60}\))?[\s,]*(?:ngày\s+[\d/.\s\wá-ỹ-]{4,30}?|năm\s+\d{4})?[\s,]*(?:của\s+[^,;.]{2,80}?)?\s*(?:,|và|,\s*và)\s+(?:các\s+)?"
)
# "Thực hiện <A>, Chính phủ đã ban hành <B>": B is what carries A out
MAKES = lazy(r"[^.;\n]{0,260}?,\s*[^.;,\n]{3,110}?\s(?:(?:đã|vừa|cũng|mới|kịp\s+thời|chủ\s+động|sớm)\s+)*(?:ký\s+)?(?:ban\s+hành|có)\s+$")
NOT_DONE = lazy(r"(?:không|thôi|ngừng|chưa|dừng|chấm\s+dứt\s+việc|không\s+còn)\s+$", re.IGNORECASE)
UNDERGONE = lazy(r"(?:được|bị)\s+$", re.IGNORECASE)
# "Thay cụm từ “A” bằng cụm từ “B” tại <khoản 2 Điều 6 Quyết định ...>"
WORDS = lazy(
    r"(?P<verb>(?:[tT]hay(?:\s+thế)?|[bB]ỏ|[bB]ãi\s+bỏ|[bB]ổ\s+sung)\s+(?:các\s+|một\s+số\s+)?cụm\s+từ)\s[^.;]{1,300}?\s(?:tại|ở)\s+(?:các\s+)?$"
)
FROM = lazy(r"\s*(?:kể\s+)?từ\s+(?:ngày|khi)\s+$")
REACH = 420
"""How far before its object a verb may stand."""
NOTED = 20_000
"""How far before a footnote its mark may stand."""
MARK = lazy(r"\s*([¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?)\s*$")
