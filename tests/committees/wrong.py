"""What is typed where something else belongs: by the kind of column, the code of the report and the values."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.committees.files import ERRORS
from tests.committees.spelling import Exact

STRANGER = "Chi bộ Đối ngoại"
MATRIX = ("doc:", "unit:")
Values = st.SearchStrategy[Exact] | st.SearchStrategy[None]


def _texts(*texts: str) -> st.SearchStrategy[Exact]:
    return st.sampled_from([Exact(text) for text in texts])


_LETTERS = st.text("abcdeghiklmnopqrstuvxyăâđêôơưáàảãạ ", min_size=3, max_size=12).map(
    lambda text: Exact(f"Khá {text}.")
)
_LEVELS = _texts("Khá", "HTNVV", "Hoàn thành tốt nhiệm vụ?", "Đạt yêu cầu", "E", "Tốt/Xuất sắc", "HTXSNV/HTTNV")
_BAD_DAYS = _texts("31/11/2022", "29/02/2023", "đầu tháng 12", "32/12/2022", "12/25/2022", "5/12", "00/12/2022")
_FAR_DAYS = _texts("04/12/2032", "30/09/2019", "01/04/1998", "4/6/2035")

WRONG: dict[str, tuple[tuple[str, Values], ...]] = {
    "level": (("unknown_level", _LEVELS | _LETTERS),),
    "mark": (("unknown_level", _texts("xem lại", "?", "đ/c") | _LETTERS),),
    "receipt": (("bad_date", _BAD_DAYS), ("implausible_date", _FAR_DAYS)),
    "day": (("bad_date", _BAD_DAYS),),
    "due": (("bad_date", _texts("31/04/2023", "32/3/2023", "12/25/2023")),),
    "unit": (("unknown_unit", _texts(STRANGER, "Đối ngoại", "Văn phòng 99", "12345", "?")),),
    "document": (("unknown_document", _texts("Giấy nghỉ phép", "Công văn", "Báo cáo", "?")),),
    "number": (("bad_number", _texts("mười hai", "khoảng 5", "5-6", "-3", "2,5", "?")),),
    "status": (("unknown_status", _texts("Tạm ổn", "?", "Theo kế hoạch")),),
    "yes_or_no": (("unknown_value", _texts("tùy", "năm sau", "chi ủy 3 đ/c")),),  # "?" is an answer: nobody knows
    "name": (("missing_name", st.none()),),
    "item": (("missing_item", st.none()),),
    "aside": (),  # no fact hangs on it: only an error of Excel's is said, and costs no row
}
EXCEL_ERROR: tuple[str, Values] = ("error_value", _texts(*ERRORS))
NEVER_COMPUTED: tuple[str, Values] = ("formula_not_computed", _texts("=1+1", '=IF(1>0,"x","")'))

_KEYS = {
    "level": ("self", "proposed", "decided", "level"),
    "mark": ("proposed:", "decided:"),
    "receipt": ("received", "filed", *MATRIX),
    "day": ("held", "reported"),
    "due": ("due",),
    "unit": ("branch", "body"),
    "document": ("document",),
    "number": ("members", "total", "rated", "n:", "votes:"),
    "status": ("status",),
    "yes_or_no": ("chi_uy",),
    "name": ("name",),
    "item": ("item",),
    "aside": ("number", "share:", "share"),
}


def kind_of(form: str, key: str) -> str | None:
    """The kind of a form's column; None where anything may be typed."""
    if key == "done":
        return "number" if form == "pledges" else "day"
    stem = key[: key.find(":") + 1] or key
    return next((kind for kind, keys in _KEYS.items() if stem in keys), None)
