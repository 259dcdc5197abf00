"""The patterns by which a relation, its direction and its modality are recognised. Each looks at a bounded gap between citations only."""

from __future__ import annotations

import re

from danchieu.text.lazy import lazy
from danchieu.vocabulary.tables import words

# Words that may stand between the verb and its object: "thay thế <một số điều của> Nghị định A". Atomic, so that overlapping
# alternatives cannot be tried over and over.
_FILLER = r"""
    (?> \s | , | \( | “
      | một\s+(?:số|phần)(?:\s+(?:điều|nội\s+dung|quy\s+định|khoản|điểm))?
      | các\s+(?:điều|khoản|điểm|nội\s+dung|quy\s+định|văn\s+bản|cụm\s+từ)
      | các | những | của | tại | trong | vào | toàn\s+bộ | nội\s+dung | quy\s+định
      | lỗi\s+kỹ\s+thuật | sai\s+sót | quan\s+điểm | của\s+Đảng | được\s+(?:đề\s+ra|nêu)
      | (?:và|,)\s+(?:biện\s+pháp\s+)?(?:để\s+tổ\s+chức,\s+)?(?:hướng\s+dẫn\s+)?thi\s+hành
      | nghiêm\s+túc | nghiêm | có\s+hiệu\s+quả | hiệu\s+quả | tốt | đầy\s+đủ | đồng\s+bộ | quyết\s+liệt | kịp\s+thời | đúng
      | sâu\s+sắc | sâu\s+rộng | thắng\s+lợi | theo\s+tinh\s+thần | tinh\s+thần
      | cho | số | điều | và\s+phụ\s+lục | tên | việc | về | chủ\s+trương | phụ\s+lục | danh\s+mục | biểu\s+mẫu
      | ban\s+hành\s+kèm\s+theo | kèm\s+theo | khoản\s+\d+ | điểm\s+[a-zđ](?![^\W_])
    )*+
    """
FILLER = lazy(_FILLER, re.IGNORECASE | re.VERBOSE)
FILLERS = frozenset(re.findall(r"[^\W\d_]{2,}", re.sub(r"\\.", " ", _FILLER.lower())))
"""Each word that the pattern holds."""
LAST_FILLERS = frozenset(tuple(ending.split("_")) for ending in words("before_object"))
"""With what such words end: the last one, or the last two where one alone is none."""
# "thực hiện< các nhiệm vụ được giao tại >Nghị quyết A", "< ý kiến chỉ đạo của Tỉnh ủy tại >Công văn B"; "quy định tại" tells a duty by law
ORDER = lazy(r"chỉ\s+đạo|nhiệm\s+vụ|mục\s+tiêu|chủ\s+trương|yêu\s+cầu|giải\s+pháp|kết\s+luận")
_TASK = r"(?:mục\s+tiêu|nhiệm\s+vụ|giải\s+pháp|nội\s+dung|quan\s+điểm|yêu\s+cầu)"
ORDERED = lazy(
    rf"""
    \s+ (?:nghiêm\s+túc\s+|nghiêm\s+|tốt\s+|(?:có\s+)?hiệu\s+quả\s+)? (?:các\s+|những\s+|một\s+số\s+)?
    (?: (?:sự\s+|ý\s+kiến\s+|nội\s+dung\s+|tinh\s+thần\s+|yêu\s+cầu\s+)?(?:chỉ\s+đạo|kết\s+luận|chủ\s+trương|yêu\s+cầu)
        (?: \s+ của \s+ (?:đồng\s+chí\s+)? [A-ZĐỦỐÔ] [^.,;:()“"\d]{{2,70}}? )? \s+ tại
      | {_TASK} (?: (?:,|\s+và|,\s+và) \s+ (?:các\s+)? {_TASK} )* (?:\s+chủ\s+yếu|\s+trọng\s+tâm)?
        (?:\s+(?:đã\s+)?(?:được\s+)?(?:giao|đề\s+ra|nêu|xác\s+định))? \s+ (?:tại|của|trong)
    ) \s+
    """,
    re.VERBOSE,
)
# "Điều 1. <Sửa đổi, bổ sung một số điều về chế độ nâng bậc lương đối với cán bộ, công chức và người lao động tại >Thông tư A"
HEADED = lazy(
    r"""(?:^|\n) [\s*#_]* (?:Điều\s+\d{1,3}[a-z]?\s?[.:]\s*|\d{1,3}[.)]\s*)? (?P<verb>(?:Sửa\s+đổi,?\s+bổ\s+sung|Sửa\s+đổi|Bổ\s+sung)) \s+ một\s+số \s+
        (?:điều|khoản|điểm|nội\s+dung|quy\s+định) (?:,\s+(?:khoản|điểm))* \s+
        (?: (?:được\s+)?quy\s+định | (?:về|liên\s+quan) \s (?:[^.;:“”](?!\n\s*\n))*? (?<!quy\sđịnh) (?<!theo) (?<!nêu) (?<!ghi) (?<!hành) (?<!điều) (?<!khoản) ) \s+
        (?:tại|của|trong) \s+ (?:các\s+)?$""",
    re.VERBOSE,
)
# "<hướng dẫn thực hiện một số điều về tiền lương của >Nghị định A"
DETAILED = lazy(
    r"""(?:(?P<detail>[Qq]uy\s+định\s+chi\s+tiết)|[Hh]ướng\s+dẫn) (?:\s+(?:thi\s+hành|thực\s+hiện))? \s+ một\s+số \s+ (?:điều|nội\s+dung|quy\s+định) \s+
        (?:về|liên\s+quan) \s [^.,;:“”]{2,90}? (?<!theo) (?<!quy\sđịnh) (?<!hành) \s+ của \s+ $""",
    re.VERBOSE,
)
# "Bộ Nội vụ <đề xuất> sửa đổi Nghị định A". Of small letters, as LEADS and ASKS are, and with a plain letter first in each branch: only so
# does `re` skip ahead
PROPOSES = lazy(
    r"""
    đề\s+xuất | đ(?<!theo\sđ)ề\s+nghị | kiến\s+nghị | góp\s+ý | dự\s+(?:thảo|kiến|án) | xem\s+xét | nghiên\s+cứu | sẽ | cần | phải
    | x(?<!được\sx)ây\s+dựng | trình\s+(?:chính|quốc|thủ|cấp) | tham\s+mưu | rà\s+soát | sớm | hoàn\s+thiện | lấy\s+ý\s+kiến | nhấn\s+mạnh
    """,
    re.VERBOSE,
)
PASSIVE_ENDS = frozenset(("bởi", "tại", "theo", "bằng", "các", "của"))
"""Last words of the gap of a passive: "Nghị định A< được sửa đổi, bổ sung bởi >Nghị định B"."""
NEXT_SUBJECT = lazy(r"[\s,;).]*(?:,?\s*có\s+hiệu\s+lực[^.;]{0,120})?\s*(?:;|,|và)\s*(?:và\s+)?$")
# "thực hiện Nghị quyết A <ngày ... về cải cách; > Chỉ thị B"; the line may be broken to the width of a page
LIST_GAP = lazy(
    r"(?:[^.\n]*(?:(?:(?<=\d)\.(?=\d)|\n(?![\s+*–-]|\d+[.)]|[^\W\d_a-zà-ỹ]))[^.\n]*)*[;,]\s*(?:và\s+)?|[^.\n;]{0,160}\s+và\s+)(?:các\s+)?"
)
LIST_ENDS = (",", ";", "và", "các")
"""How the last word of such a gap ends."""
# a plain character begins each branch of the next two: only so does `re` skip ahead
BREAK = lazy(r"\.\s|;\s|:\s|\n\s*\n")
PLAIN = frozenset(("trien_khai", "tiep_tuc_thuc_hien"))
"""Verbs that everybody does to an instrument, and that say something only of an instrument."""
ACT = frozenset(("thay_the", "bai_bo", "sua_doi_bo_sung", "dinh_chi", "dinh_chinh"))
STEPS = PLAIN | {"huong_dan", "quy_dinh_chi_tiet", "cu_the_hoa", "the_che_hoa"}
"""Verbs by which one instrument carries another further."""
# how the title of what details another one begins
DETAILS = lazy(r"\s*(?:[^\n]*\n)*\s*(?:\d\.\s+)?Quy\s+định\s+(?:chi\s+tiết|cụ\s+thể|(?:một\s+số\s+)?biện\s+pháp)")
# the title of what only makes known which documents others ended
MADE_KNOWN = lazy(r"[Cc]ông\s+bố\s+(?:kết\s+quả\s+(?:hệ\s+thống|rà\s+soát)|[Dd]anh\s+mục)")
NORMATIVE = frozenset(("luật", "bộ luật", "pháp lệnh", "hiến pháp", "nghị định", "thông tư", "thông tư liên tịch"))
"""Kinds of documents whose articles lay duties on others: there the document itself acts only in its title and where it is the subject."""
CLAUSE = lazy(r"\.\s+|;\s+|\n\s*\n|\n(?=\s*(?:\d+\.|[a-zđ]\)|-|Điều\s))")
LATER_PROPOSED = lazy(r"đề\s+xuất|kiến\s+nghị|dự\s+thảo")
# "Nghị định A <quy định> ...", "Kết luận B <khẳng định> tiếp tục thực hiện C", "ban hành Nghị định A <là bước> cụ thể hóa C"
LEADS = lazy(
    r"""
    (?: về | về\s+việc | quy\s+định | nhằm | để | đã | ban\s+hành | khẳng\s+định | nêu\s+rõ | yêu\s+cầu | chính\s+thức
      | là\s+(?:một\s+)?(?:bước|sự|việc) (?:\s+(?:quan\s+trọng|tiếp\s+theo))?
      | có\s+hiệu\s+lực[^;:]{0,80}? (?:,|\svà|\s,\s*và)
    ) \s* $
    """,
    re.VERBOSE,
)
LEADS_ENDS = ("về", "việc", "định", "nhằm", "để", "đã", "hành", "rõ", "cầu", "thức", "bước", "sự", "trọng", "theo", ",", "và")
"""How what it matches ends, in small letters, white space apart."""
_DAY = r"(?: (?:ngày\s+[\d/.\-–\s\wá-ỹ]{4,30} | năm\s+\d{4}) )?"
_BODY = r"(?: của\s+(?:Bộ\s+trưởng,\s+)?[^,;]{2,80} )?"
# "Nghị định A< ngày 5/4/2013 của Chính phủ >quy định chi tiết ..."
ONLY_TAIL = lazy(rf"[\s,]* (?:\([^()]{{1,60}}\))? [\s,]* {_DAY} [\s,]* {_BODY} \s*", re.VERBOSE | re.IGNORECASE)
# "Nghị định A< (>thay thế Nghị định B)": what stands before the bracket acts, also where it is only laid before somebody
BRACKETED = lazy(rf"\d{{0,2}} [\s,]* {_DAY} [\s,]* {_BODY} \s? [(\[]\s*", re.VERBOSE | re.IGNORECASE)
# "Luật A <ngày ... của ... và> Luật B"
MEMBER_GAP = lazy(
    rf"[\s,]* (?:\([^()]{{0,60}}\))? [\s,]* {_DAY} [\s,]* {_BODY} \s* (?: , | , \s* và | \svà ) \s+ (?:các\s+)?", re.VERBOSE | re.IGNORECASE
)
MEMBER_ENDS = (",", "và", "các")
"""How the last word of such a gap ends."""
# "<Luật sửa đổi, bổ sung> một số điều của Luật A", and whether it is only a bill
AMENDING = lazy(r"[^\W\d_]+(?:\s+lệnh)?\s+sửa\s+đổi", re.IGNORECASE)
BILL = lazy(r"(?:[dD]ự\s+(?:án|thảo|luật):?|xây\s+dựng|trình\s+Quốc\s+hội(?:\s+[^\W\d_]+,?){1,4})\s+(?:các\s+)?$")
BILL_REACH = 60
"""How far before an amending law the words may stand that make it a bill."""
COORDINATED = lazy(r"\s*(?:,|và|,\s*và)\s*")
# "ban hành Kế hoạch số 5-KH/TU< ngày 3/2/2020 về việc tuyên truyền và >triển khai thực hiện ...": what follows is its title
TITLE = lazy(
    rf"[\s,]* {_DAY} [\s,]* (?:của\s+[^,;]{{2,80}})? [\s,]* (?:gửi\s[^.:\n]{{1,300}}?\s)? (?:về|quy\s+định|ban\s+hành|phê\s+duyệt|Về|Ban\s+hành)\s (?: [^.:;,\n] | ,(?!\s+[A-ZĐÂÊÔƯÁẢẠỦỶ]) )*",
    re.VERBOSE,
)
# "Quy định số 41-QĐ/TW< ngày 3/11/2021 của Bộ Chính trị về việc miễn nhiệm, từ chức đối với cán bộ, >thay thế Quy định số 260-QĐ/TW"
SUPERSEDES = lazy(
    rf"[\s,]* {_DAY} [\s,]* (?:của\s+[^,;]{{2,80}}?)? [\s,]* (?:về|quy\s+định|ban\s+hành|phê\s+duyệt|Về)\s [^.:;]{{3,300}}, \s+ (?:(?:và|đồng\s+thời|để)\s+)?",
    re.VERBOSE,
)
REVISING = lazy(
    r"(?:rà\s+soát|xây\s+dựng|đề\s+nghị|đề\s+xuất|nghiên\s+cứu|sửa\s+đổi|bổ\s+sung|bãi\s+bỏ|hủy\s+bỏ|ban\s+hành),\s+(?:và\s+)?$"
)
# "Nghị quyết A < về Kế hoạch> triển khai Luật B"
ANNOUNCED = lazy(r"(?:về|[Bb]an\s+hành|phê\s+duyệt)\s+(?:Kế\s+hoạch|Chương\s+trình)\s")
# in a title of what carries nothing out itself: "về việc <xây dựng> chương trình thực hiện Nghị quyết A"
ASKS = lazy(r"xây\s+dựng|đề\s+nghị|đề\s+xuất|góp\s+ý|lấy\s+ý\s+kiến|tổng\s+kết|sơ\s+kết|báo\s+cáo|kiểm\s+tra|kiểm\s+điểm")
# "Bộ Nội vụ <đã ban hành> Công văn số 5", but not "về việc ban hành Quy định số 5". Of small letters; what may not stand before is looked at
# behind the first letter, which has to be a plain one
_NAMED = r"(?<!về\s.)(?<!việc\s.)(?<!kèm\s.)"
ISSUES = lazy(
    rf"""
    (?: b{_NAMED}an\s+hành | đ{_NAMED}ã\s+(?:có|ký|ra) | v{_NAMED}ừa\s+(?:có|ký|ra) | p{_NAMED}hủ\s+có | ủ{_NAMED}y\s+có
      | t{_NAMED}hông\s+qua | k{_NAMED}ý ) \s+ (?:văn\s+bản\s+)? $
    """,
    re.VERBOSE,
)
ISSUES_ENDS = ("hành", "có", "ký", "ra", "qua", "bản")
"""How what `ISSUES` matches ends, in small letters, white space apart."""
# before a citation that is no subject: "được đề ra <tại> Nghị quyết A, cụ thể hóa B"
BY = lazy(r"(?:tại|của|theo|trong|với|thực\s+hiện|từ)\s+(?:các\s+)?$", re.IGNORECASE)
# what may stand before a verb that opens its sentence: "<Trước đó,> thực hiện A, Bộ Nội vụ đã ban hành B"
OPENING = lazy(
    r"""
    [\s\-–+*“"(]*
    (?: (?:trước\s+đó|sau\s+khi|theo\s+đó|đồng\s+thời|để|nhằm|tiếp\s+tục|trên\s+cơ\s+sở|quán\s+triệt|nghiêm\s+túc|triển\s+khai|và) [\s,]* )*
    """,
    re.IGNORECASE | re.VERBOSE,
)
# "(Báo A online) - ", before that
ONLINE = lazy(r"[\s\-–+*“\"(]*[^\n]{1,40}online\)\s*-\s*", re.IGNORECASE)
# a numbered point that begins with what is to be done: "1. Tiếp tục quán triệt đầy đủ và tổ chức thực hiện ..."
ITEM = lazy(r"\d{1,2}\.\s[^.;:\n]{0,80}")
# "<Căn cứ> Nghị định A quy định biện pháp thi hành Luật B": not this text carries out B
RESTS = lazy(r"[\s\-–*+(]*(?:căn\s+cứ|xét|chiểu)\s(?!.*ban\s+hành)", re.IGNORECASE | re.DOTALL)
# "<theo tinh thần> Nghị quyết A để triển khai B"
SPIRIT = lazy(r"theo\s+(?:đúng\s+)?(?:tinh\s+thần\s+)?(?:của\s+)?$", re.IGNORECASE)
PURPOSE = ("để", "nhằm")
# "Thay cụm từ “A” bằng cụm từ “B” tại khoản 2 Điều 6 ..."
WORDING = lazy(
    r"""(?:thay(?:\s+thế)?|bỏ|bãi\s+bỏ|sửa(?:\s+đổi)?|bổ\s+sung) \s+ (?:các\s+|một\s+số\s+)? cụm\s+từ \s+ [“"‘] (?:[^\n]|\n(?!\s|[\d*+–-]|[^\W\d_]{1,2}[.)])){1,300} [”"’]
        (?:,?\s+(?:quy\s+định|được\s+quy\s+định))? \s+ (?:tại|trong|của) \s+ (?:các\s+|tên\s+)?$""",
    re.IGNORECASE | re.VERBOSE,
)
# a text that carries out what it names: "Thực hiện X, Ban Thường vụ Tỉnh ủy <báo cáo ... như sau>:"
ITSELF = lazy(r"(?:ban\s+hành|báo\s+cáo|xây\s+dựng|đề\s+ra|thông\s+báo|hướng\s+dẫn)\s[^\n]{0,500}?(?:như\s+sau|sau\s+đây|sau)\s*[:.]")
FROM = lazy(r"\s*(?:kể\s+)?từ\s+(?:ngày|khi)\s+$")
SINCE = frozenset(("ngày", "khi"))
"""Last words of such a gap: without it, a text that is no instrument repeals nothing."""
REACH = 420
"""How far before its object a verb may stand."""
YEAR = lazy(r"/((?:19|20)\d\d)/")
"""The year in a symbol: 73/2023/NĐ-CP."""
NOTED = 20_000
"""How far before a footnote its mark may stand."""
MARK = lazy(r"\s*([¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?)\s*$")
