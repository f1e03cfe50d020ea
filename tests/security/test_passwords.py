"""Any sentence may be a password; what is guessed first may not, however it is dressed up."""

from collections.abc import Callable

import pytest
from zxcvbn.frequency_lists import FREQUENCY_LISTS

from data.accounts.faults import AccountFault
from data.accounts.passwords import check_password

COMMITTEE = ("Đảng bộ Sở Công Thương", "Quản lý năng lượng", "Kế hoạch - Tài chính", "thanh-tra.2")
COMMONEST = FREQUENCY_LISTS["passwords"][:3_000]


@pytest.mark.parametrize(
    "password",
    [
        "con ngựa vằn",
        "CON NGỰA VẰN ĂN CỎ",
        "sáu giờ chiều mưa",
        "correct horse battery staple",
        "khóa xe ở cổng sau",
        "x7#kQ9!mPz2$",
        "qjxkvbzwmpfg",
        "]};/[$#^~`}{",
        "847103947261",
        "三人行必有我師焉擇其善者",
        "Sở Công Thương có mưa",
        "ă" * 11 + "bcdefghik" + "ê" * 236,
    ],
)
def test_sentences_letters_and_signs_of_any_kind_are_welcome(password: str) -> None:
    check_password(password, COMMITTEE)


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("con ngựa vằ", "too_short"),
        ("co\u0302n ngu\u031b\u0323a", "too_short"),
        ("", "too_short"),
        ("ngựa " * 52, "too_long"),
        ("aaaaaaaaaaaa", "repeated"),
        ("            ", "repeated"),
        ("aAáÀảãaaaaaa", "repeated"),
        ("x1y!x1y!x1y!x1", "repeated"),
        ("\u0301" * 12, "repeated"),
        ("abcdefghijkl", "run"),
        ("lkjihgfedcba", "run"),
        ("123456789012", "run"),
        ("098 765 432 109", "run"),
        ("qwertyuiopasdf", "run"),
        ("abcd-1234-abcd", "run"),
        ("aaaa1111bbbb2222", "run"),
        ("!@#$%^&*()_+", "run"),
        ("password2023!!", "common"),
        ("2023!!PASSWORD", "common"),
        ("P@ssw0rd2023!", "common"),
        ("V!3tN@m 202403", "common"),
        ("password1 password2", "common"),
        ("Mật khẩu 12345", "common"),
        ("Anh yêu em!!!", "common"),
        ("123456@@@777888", "common"),
        ("Sở Công Thương", "own_words"),
        ("SO CONG THUONG 2024", "own_words"),
        ("đảng ủy - chi bộ", "own_words"),
        ("thanh.tra.2!2!2!2", "own_words"),
        ("KeHoachTaiChinh#99", "own_words"),
        ("năng lượng 19051954", "own_words"),
        ("2022 2023 2024", "own_words"),
    ],
)
def test_what_is_guessed_first_is_refused_with_its_reason(password: str, code: str) -> None:
    with pytest.raises(AccountFault) as refused:
        check_password(password, COMMITTEE)
    assert refused.value.code == code


@pytest.mark.parametrize(
    "dressed",
    [
        lambda word: word + "!" * 12,
        lambda word: "#24 " + word.upper() + " 8417395026",
        lambda word: word * 12,
    ],
    ids=["before signs", "among digits", "again and again"],
)
def test_none_of_the_three_thousand_commonest_passes(dressed: Callable[[str], str]) -> None:
    passed = [word for word in COMMONEST if len(word) >= 4 and not refused(dressed(word))]
    # Of four or five digits, whatever else stands there is most of the password.
    assert [word for word in passed if not word.isdigit() or len(word) >= 6] == []


def test_a_refusal_does_not_repeat_the_password() -> None:
    with pytest.raises(AccountFault) as refusal:
        check_password("SoCongThuong2024", COMMITTEE)
    assert "SoCongThuong2024" not in str(refusal.value)


def refused(password: str) -> bool:
    try:
        check_password(password, COMMITTEE)
    except AccountFault:
        return True
    return False
