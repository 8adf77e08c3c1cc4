"""The boundary for text: who makes what is drawn, and what may be handed to what draws or parses.

The types prove the rest: a `Drawable` cannot be had but of `text.safe`, and what draws takes nothing
else. What a type does not see stands here: the makers themselves, what Textual and Rich take as
`str`, and the ways around a type.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline_tui.text.safe import safe

SOURCE = Path(__file__).resolve().parents[1] / "src" / "timeline_tui"
MODULES = [path for path in sorted(SOURCE.rglob("*.py")) if "selftest" not in path.parts]

MAKER = "text/safe.py"
CONTENTS = "tui/words.py"
"""The one module that makes content for Textual, of `Drawable`s."""
SEGMENTS = ("tui/drawn.py", "tui/typed.py")
"""The ones that give pieces their colours."""
STREAM = "cli/output.py"
"""The one module that writes to a terminal."""
TYPED = ("text/", "render/", "tui/", "cli/")
"""The rooms in which a type may not be talked away."""

SINKS = {
    "Static", "Label", "Button", "Checkbox", "Collapsible", "OptionList", "Option", "RadioButton",
    "Tab", "TabPane", "Markdown", "Placeholder", "Digits", "Link", "notify", "add_row", "add_column",
    "add_option", "add_options", "add_tab", "mount_text", "set_tooltip", "update",
}  # fmt: skip
NAMED = {
    "tooltip", "placeholder", "border_title", "border_subtitle", "sub_title", "label", "renderable",
    "content", "prompt", "message",
}  # fmt: skip
"""What is drawn where it is an argument by name, or an attribute."""
TITLED = {"notify", "Collapsible", "App", "TabPane"}
"""What draws its `title`."""
MADE = {"content", "words", "line_of_words", "notice", "stacked"}
"""What gives text that nothing parses any more, of `tui.words`."""
PARSERS = {"from_markup", "from_ansi", "from_text", "from_rich_text", "render_str", "parse_markup"}
DRAWERS = {"Content", "Text", "RichText"}
WAYS = {"styled", "assemble", "simple", "blank"}
IGNORED = ("notice(words, self.app.size.width),", "severity=severity,")
"""`notify` takes a visual as well, which its types do not say."""
ANY = {"tui/app.py", "tui/terminal.py", "tui/typed.py", "cli/front.py", "cli/options.py", "cli/supervisor.py"}  # fmt: skip
"""What hands arguments of a library on, none of which is drawn."""


class Lint:
    """What one module may not do."""

    def __init__(self, source: str, file: str) -> None:
        self.file, self.source, self.tree = file, source, ast.parse(source)
        self.nodes = list(ast.walk(self.tree))
        ours = [
            alias
            for node in self.nodes
            if isinstance(node, ast.ImportFrom) and node.module == "timeline_tui.tui.words"
            for alias in node.names
        ]
        # A field of a class is no name in its methods.
        fields = [
            getattr(each, "target", None)
            for node in self.nodes
            if isinstance(node, ast.ClassDef)
            for each in node.body
        ]
        bound = {
            *(each.arg for each in self.nodes if isinstance(each, ast.arg)),
            *(each.id for each in self.nodes if _is_stored(each) and each not in fields),
            *(each.name for each in self.nodes if isinstance(each, ast.FunctionDef)),
        }
        known = MADE if file == CONTENTS else {each.name for each in ours if not each.asname}
        self.made = (known & MADE) - (set() if file == CONTENTS else bound)

    def faults(self) -> Iterator[str]:
        for node in self.nodes:
            match node:
                case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
                    yield from self._assignment(node)
                case ast.ImportFrom() | ast.Import():
                    yield from self._import(node)
                case ast.Call():
                    yield from self._call(node)
                case ast.Name(id="own", ctx=ast.Load()) if self._takes("own"):
                    if not any(isinstance(n, ast.Call) and n.func is node for n in self.nodes):
                        yield self._told(node, "own is called, and not handed on")
                case ast.Name(id="Any") | ast.Attribute(attr="Any"):
                    if self.file.startswith(TYPED) and self.file not in ANY:
                        yield self._told(node, "Any is every type, a Drawable too")
        yield from self._ignored()

    def _told(self, node: ast.AST, what: str) -> str:
        return f"{self.file}:{getattr(node, 'lineno', 0)}: {what}"

    def _takes(self, name: str) -> bool:
        """Whether a name of the maker's is known under its own name."""
        return any(
            isinstance(node, ast.ImportFrom)
            and (node.module or "").endswith("text.safe")
            and any(alias.name == name for alias in node.names)
            for node in self.nodes
        )

    def _ignored(self) -> Iterator[str]:
        if not self.file.startswith(TYPED) or self.file == MAKER:
            return
        for number, line in enumerate(self.source.splitlines(), 1):
            found = re.search(
                r"#\s*type:\s*ignore(?!\[(?:misc|override|method-assign|attr-defined))", line
            )
            if found and line[: found.start()].strip() not in IGNORED:
                yield f"{self.file}:{number}: a type that is ignored"

    def _import(self, node: ast.ImportFrom | ast.Import) -> Iterator[str]:
        module = getattr(node, "module", "") or ""
        for alias in node.names:
            whole = f"{module}.{alias.name}" if module else alias.name
            if module.endswith("markup") and alias.name == "escape":
                yield self._told(node, "escape")
            if whole == "timeline_tui.text.safe" or (module.endswith("text.safe") and alias.asname):
                yield self._told(node, "the maker goes by its own name")
            if module == "timeline_tui.tui.words" and alias.asname:
                yield self._told(node, "content goes by its own name")
            if whole in ("rich.print", "rich.console.Console", "rich.markup.render"):
                yield self._told(node, whole)

    def _assignment(self, node: ast.Assign | ast.AnnAssign | ast.AugAssign) -> Iterator[str]:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            if not isinstance(target, ast.Attribute) or node.value is None:
                continue
            is_title = target.attr == "title" and _name(target.value) in ("self", "app", "screen")
            is_shown = self.file.startswith("tui/") and (target.attr in NAMED or is_title)
            if is_shown and not self.is_plain(node.value):
                yield self._told(node, target.attr)

    def _call(self, node: ast.Call) -> Iterator[str]:
        name, first = _name(node), node.args[:1]
        owner = _name(node.func.value) if isinstance(node.func, ast.Attribute) else ""
        is_drawn = name in SINKS and (name != "update" or self.file.startswith("tui/"))
        if is_drawn and any(not self.is_plain(each) for each in node.args[:1]):
            yield self._told(node, name)
        if name == "own" and not owner and not _is_own(node):
            yield self._told(node, "own takes a literal that is safe as it stands")
        for each in node.keywords:
            if each.arg == "markup" and not _is(each.value, False):
                yield self._told(node, "markup")
            is_title = each.arg == "title" and name in TITLED
            is_shown = (each.arg in NAMED and self.file.startswith("tui/")) or is_title
            if is_shown and not self.is_plain(each.value):
                yield self._told(node, each.arg or "")
        is_drawer = name in DRAWERS and self.file.startswith(TYPED) and self.file != CONTENTS
        bad = (
            (name == "Drawable" and self.file != MAKER)
            or (name in ("cast", "NewType") and "Drawable" in map(_word, node.args) and self.file != MAKER)
            or (name in ("setattr", "__setattr__") and not NAMED.isdisjoint(map(_word, node.args)))
            or name in PARSERS
            or (is_drawer and not all(map(_is_literal, first)))
            or (name in WAYS and owner in DRAWERS and self.file != CONTENTS)
            or (name == "Segment" and self.file not in SEGMENTS)
            or (name == "escape" and owner == "markup")
            or (name == "print" and owner in ("", "rich", "console"))
            or (name in ("echo", "secho", "echo_via_pager") and owner == "click")
            or (name in ("write", "writelines") and owner in ("stdout", "stderr", "__stdout__", "__stderr__") and self.file != STREAM)
        )  # fmt: skip
        if bad:
            yield self._told(node, name)

    def is_plain(self, value: ast.expr) -> bool:
        """Tell whether a value is our own literal, or was made by what never parses."""
        match value:
            case ast.Constant():
                return True
            case ast.GeneratorExp() | ast.Dict() | ast.DictComp():
                return True  # of a set or a dictionary, which nothing draws
            case ast.IfExp(body=one, orelse=other):
                return self.is_plain(one) and self.is_plain(other)
            case ast.BinOp(left=one, op=ast.Add(), right=other):
                return self.is_plain(one) and self.is_plain(other)
            case ast.Attribute(value=ast.Call() as call, attr="plain"):
                return self.is_plain(call)
            case ast.Call(func=ast.Attribute(value=ast.Call() as call, attr="stylize")):
                return self.is_plain(call)
            case ast.Call(func=ast.Name(id="Content"), args=[ast.Constant()]):
                return True
            case ast.Call(func=ast.Name(id=name)):
                return name in self.made
        return False


def _is_stored(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def _name(call: ast.expr) -> str:
    if isinstance(call, ast.Call):
        return _name(call.func)
    return call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "")


def _word(value: ast.expr) -> str:
    return value.value if _is_literal(value) else _name(value)


def _is(value: ast.expr, constant: object) -> bool:
    return isinstance(value, ast.Constant) and value.value is constant


def _is_literal(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and isinstance(value.value, str)


def _is_own(call: ast.Call) -> bool:
    """Whether it is one literal, safe as it stands; a line break is never drawn."""
    if len(call.args) != 1 or call.keywords or not _is_literal(call.args[0]):
        return False
    text = call.args[0].value
    return text == "\n" or safe(text) == text


def faults(source: str, file: str = "tui/x.py") -> list[str]:
    return list(Lint(source, file).faults())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_data_passes_beside_the_boundary(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8"), path.relative_to(SOURCE).as_posix()) == []


def test_only_one_module_makes_what_is_drawn() -> None:
    makers = [
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if re.search(r"\bDrawable\(|cast\(\"?Drawable", path.read_text(encoding="utf-8"))
    ]

    assert makers == [MAKER]


WORDS = "from timeline_tui.tui.words import content, line_of_words, notice, stacked, words\n"
SAFE = "from timeline_tui.text.safe import Drawable, own, safe\n"
BAD = [
    "Drawable(title)",
    "Piece(Drawable(event.title))",
    "cast(Drawable, title)",
    "cast('Drawable', title)",
    "typing.cast('Drawable', title)",
    "Other = NewType('Drawable', str)",
    f"{SAFE}own(title)",
    f"{SAFE}own(f'{{title}}')",
    f"{SAFE}own('a' + title)",
    f"{SAFE}own('%s' % title)",
    f"{SAFE}own('{{}}'.format(title))",
    f"{SAFE}own(tr('{{title}}', title=title))",
    f"{SAFE}own(TITLE)",
    f"{SAFE}own(*titles)",
    f"{SAFE}own(constant=title)",
    f"{SAFE}own('\\x1b[31m')",
    f"{SAFE}own('\\u202e')",
    f"{SAFE}list(map(own, titles))",
    f"{SAFE}make = own",
    "from timeline_tui.text.safe import own as mine",
    "from timeline_tui.text import safe",
    "import timeline_tui.text.safe",
    "text: Any = title",
    "Piece(title)  # type: ignore[arg-type]",
    "return_it(title)  # type: ignore",
    "Static(title)",
    "Static(f'[b]{title}[/b]')",
    "Static('[b]' + title)",
    "Static(str(title))",
    "Static(content=title)",
    "Label(event.title)",
    "Label('ours' if is_fine else title)",
    "Button(title)",
    "Button(label=title)",
    "OptionList(title)",
    "Option(prompt=title)",
    "self.app.notify(text)",
    "self.app.notify('ours', title=title)",
    "self.notify(message=title)",
    "table.add_row(cell)",
    "frame.border_title = name",
    "frame.border_subtitle = f'{name}'",
    "frame.border_subtitle += name",
    "widget.tooltip = text",
    "widget.tooltip: str = text",
    "self.sub_title = name",
    "app.title = name",
    "setattr(frame, 'border_title', name)",
    "Static('ours', tooltip=text)",
    "Binding('a', 'b', tooltip=text)",
    "Input(placeholder=text)",
    "Input(placeholder=line.plain)",
    "self.query_one(Static).update(text)",
    "told.update(f'{text}')",
    "told.update(words(text))",
    f"{WORDS}def words(text): return text\ntold.update(words(text))",
    f"{WORDS}words = str\ntold.update(words(text))",
    f"{WORDS}told.update(page.words(text))",
    f"{WORDS}told.update(words(text) + text)",
    "from elsewhere import words\ntold.update(words(text))",
    "from timeline_tui.tui.words import in_order as words\ntold.update(words(text))",
    "Content(title)",
    "Content.styled(title, 'bold')",
    "Content.assemble(title)",
    "Content.from_markup(f'[b]{x}')",
    "Content.from_markup('[b]$t[/b]', t=x)",
    "Content.from_text(x)",
    "Text(title)",
    "Text.from_markup(x)",
    "Text.from_ansi(x)",
    "Text.assemble(x)",
    "Segment(title)",
    "Static('ours', markup=True)",
    "Static(markup=is_marked)",
    "app.notify('ours', markup=True)",
    "console.render_str(x)",
    "from rich.markup import escape",
    "from rich.markup import render",
    "from rich import print",
    "from rich.console import Console",
    "markup.escape(x)",
    "print(x)",
    "click.echo(x)",
    "click.echo_via_pager(x)",
    "sys.stdout.write(x)",
    "sys.__stderr__.write(x)",
    "sys.stderr.writelines(x)",
]
GOOD = [
    f"{SAFE}SIGN = own('▌')",
    f"{SAFE}own('▌') if is_here else own(' ')",
    f"{SAFE}BREAK = own('\\n')",
    "look.own(title)",
    "Static()",
    "Static('ours')",
    "Static('ours', markup=False)",
    f"{WORDS}Static(words(x), id='a')",
    f"{WORDS}Static(content(safe(x)))",
    f"{WORDS}told.update(stacked(lines))",
    f"{WORDS}told.update(content(one) + content(other))",
    f"{WORDS}told.update(words(x) if x else words(y))",
    f"{WORDS}self.app.notify(notice(x, 80))",
    f"{WORDS}frame.border_title = line_of_words(x)",
    f"{WORDS}Input(placeholder=line_of_words(x).plain)",
    "line.title = title",
    "known.update(each for each in others)",
    "Content('')",
    "html.escape(x)",
]


@pytest.mark.parametrize("source", BAD)
def test_the_lint_finds(source: str) -> None:
    assert faults(source)


@pytest.mark.parametrize("source", GOOD)
def test_the_lint_lets_pass(source: str) -> None:
    assert faults(source) == []
