"""The pages on which a reader signs in or takes another password: plain HTML, which works without its one script."""

from __future__ import annotations

from html import escape

from components.delivery import SIGN_IN_SCRIPT, SIGN_IN_STYLE
from components.wording import say

PAGE = """<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · {product}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="{style}">
<script src="{script}"></script></head>
<body><main>
<p class="product">{product}</p>
<h1>{title}</h1>
{told}
<form method="post" autocomplete="on">
<input type="hidden" name="csrf_token" value="{token}">
{fields}
<button type="submit">{button}</button>
</form>
{foot}
</main></body></html>
"""
SIGN_IN = """<input type="hidden" name="den" value="{way}">
<label for="ten">{name_label}</label>
<input id="ten" name="ten" value="{name}" autocomplete="username" autocapitalize="none" required{name_focus}>
<label for="mat_khau">{password_label}</label>
<input id="mat_khau" name="mat_khau" type="password" autocomplete="current-password" required{password_focus}>
"""
CODE = """<label for="ma">{code_label}</label>
<input id="ma" name="ma" inputmode="text" autocomplete="one-time-code" aria-describedby="ma-note">
<p id="ma-note" class="note">{code_note}</p>"""
PRESENT = """<input type="hidden" name="ten" value="{name}" autocomplete="username">
<label for="mat_khau">{present_label}</label>
<input id="mat_khau" name="mat_khau" type="password" autocomplete="current-password" required autofocus>
"""
NEW = """<label for="moi">{new_label}</label>
<input id="moi" name="moi" type="password" autocomplete="new-password" aria-describedby="moi-note" required>
<p id="moi-note" class="note">{new_note}</p>
<label for="moi_lan_nua">{again_label}</label>
<input id="moi_lan_nua" name="moi_lan_nua" type="password" autocomplete="new-password" required>"""


def page(token: str, way: str, name: str, told: str) -> str:
    """The page of signing in; `way` is where to go on, `told` what came of the last try."""
    focus = {"name_focus": "" if name else " autofocus", "password_focus": " autofocus" if name else ""}
    words = _words("name_label", "password_label") | _safe({"way": way, "name": name})
    fields = SIGN_IN.format(**words, **focus) + CODE.format(**_words("code_label", "code_note"))
    return _page("title", "button", fields, token, told, _note("lost"))


def own_password(token: str, name: str, told: str, *, asks_code: bool) -> str:
    """The page of taking another password; `told` is what was wrong with the last try."""
    code = CODE.format(**_words("code_label", "code_note")) if asks_code else ""
    fields = PRESENT.format(**_words("present_label"), **_safe({"name": name})) + code
    new = NEW.format(**_words("new_label", "new_note", "again_label"))
    back = f'<p class="note"><a href="/">{escape(say("door", "back"))}</a></p>'
    return _page("own_title", "own_button", fields + new, token, told, _note("own_note") + back)


def _page(title: str, button: str, fields: str, token: str, told: str, foot: str) -> str:
    words = {"title": say("door", title), "button": say("door", button), "product": say("door", "product")}
    safe = _safe(words | {"token": token, "style": SIGN_IN_STYLE, "script": SIGN_IN_SCRIPT})
    alert = f'<p class="told" role="alert">{escape(told)}</p>' if told else ""
    return PAGE.format(**safe, fields=fields, told=alert, foot=foot)


def _note(key: str) -> str:
    return f'<p class="note">{escape(say("door", key))}</p>'


def _words(*keys: str) -> dict[str, str]:
    return _safe({key: say("door", key) for key in keys})


def _safe(texts: dict[str, str]) -> dict[str, str]:
    return {key: escape(text, quote=True) for key, text in texts.items()}
