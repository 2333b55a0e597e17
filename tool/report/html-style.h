// How the HTML report looks: light and dark, on screen and on paper.
#pragma once

#include <string_view>

namespace entitlint {

inline constexpr std::string_view html_style = R"css(
:root { color-scheme: light dark; --paper: #fff; --card: #f6f8fa; --ink: #1f2328; --faint: #59636e; --line: #d1d9e0; --link: #0969da;
  --error: #cf222e; --warning: #9a6700; --note: #0969da; --good: #1a7f37; --mark: #fff1b8; --fix: #eaf6ec; }
@media (prefers-color-scheme: dark) { :root { --paper: #0d1117; --card: #161b22; --ink: #e6edf3; --faint: #9198a1; --line: #3d444d;
  --link: #58a6ff; --error: #ff7b72; --warning: #e3b341; --note: #79c0ff; --good: #56d364; --mark: #5c4813; --fix: #12261e; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 64rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); text-decoration: none; } a:hover, a:focus { text-decoration: underline; }
h1 { margin: 0; font-size: 1.75rem; } h2 { margin: 2rem 0 .75rem; font-size: 1.25rem; } h3 { margin: .35rem 0; font-size: 1.05rem; font-weight: 600; }
p { margin: .35rem 0; } code, pre { font: .85rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
header { padding: 1rem 1.25rem; border: 1px solid var(--line); border-left: .5rem solid var(--good); border-radius: .5rem; background: var(--card); }
header.failed { border-left-color: var(--error); } header.failed h1 { color: var(--error); } header.passed h1 { color: var(--good); }
header .counts { font-size: 1.1rem; font-weight: 600; } .faint { color: var(--faint); font-size: .9rem; }
article { margin: 0 0 1rem; padding: .75rem 1.25rem; border: 1px solid var(--line); border-left: .35rem solid var(--note); border-radius: .5rem; }
article.error { border-left-color: var(--error); } article.warning { border-left-color: var(--warning); }
.level { font-weight: 700; text-transform: uppercase; font-size: .75rem; letter-spacing: .04em; color: var(--note); }
.level.error, td.failed { color: var(--error); } .level.warning, td.partly { color: var(--warning); } td.ran { color: var(--good); }
.excerpt { margin: .5rem 0; padding: .5rem .75rem; background: var(--card); border-radius: .35rem; white-space: pre-wrap; }
.excerpt mark { background: var(--mark); color: inherit; border-bottom: 2px solid var(--error); }
.fix { margin: .5rem 0; padding: .5rem .75rem; background: var(--fix); border-left: .25rem solid var(--good); border-radius: .35rem; }
.fix b { color: var(--good); } ul { margin: .35rem 0; padding-left: 1.25rem; } details { margin: .5rem 0; } summary { cursor: pointer; color: var(--link); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; } th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { color: var(--faint); font-weight: 600; } .scroll { overflow-x: auto; }
@media print { body { max-width: none; padding: 0; } article { break-inside: avoid; } }
)css";

}  // namespace entitlint
