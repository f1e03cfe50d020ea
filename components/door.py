"""The page on which a reader signs in: plain HTML, which needs neither script nor anything that is closed."""

from __future__ import annotations

from html import escape

from components.delivery import SIGN_IN_STYLE
from components.wording import say

PAGE = """<!DOCTYPE html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · {product}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="{style}"></head>
<body><main>
<p class="product">{product}</p>
<h1>{title}</h1>
{told}
<form method="post" autocomplete="on">
<input type="hidden" name="csrf_token" value="{token}"><input type="hidden" name="den" value="{way}">
<label for="ten">{name_label}</label>
<input id="ten" name="ten" value="{name}" autocomplete="username" autocapitalize="none" required{name_focus}>
<label for="mat_khau">{password_label}</label>
<input id="mat_khau" name="mat_khau" type="password" autocomplete="current-password" required{password_focus}>
<label for="ma">{code_label}</label>
<input id="ma" name="ma" inputmode="text" autocomplete="one-time-code" aria-describedby="ma-note">
<p id="ma-note" class="note">{code_note}</p>
<button type="submit">{button}</button>
</form>
<p class="note">{lost}</p>
</main></body></html>
"""


def page(token: str, way: str, name: str, told: str) -> str:
    """The page; `way` is where to go on, `told` what came of the last try."""
    words = {
        key: say("door", key)
        for key in ("title", "product", "name_label", "password_label", "code_label", "code_note", "button", "lost")
    }
    texts = words | {"token": token, "way": way, "name": name, "style": SIGN_IN_STYLE}
    focus = {"name_focus": "" if name else " autofocus", "password_focus": " autofocus" if name else ""}
    safe = {key: escape(text, quote=True) for key, text in texts.items()}
    return PAGE.format(**safe, **focus, told=f'<p class="told" role="alert">{escape(told)}</p>' if told else "")
