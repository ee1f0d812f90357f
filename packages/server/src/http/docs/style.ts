/** The look of the pages: system fonts, light and dark, no image and no script. */
export const style = `
:root {
  --paper: #fbfaf7; --card: #ffffff; --ink: #1d1c1a; --soft: #6b6760; --line: #e5e1d8;
  --accent: #b4431f; --code: #f4f1ea; --post: #2f6f4f; --get: #2c5f9e; --fault: #a3321f;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #161513; --card: #1e1d1a; --ink: #ece8e0; --soft: #a09a8f; --line: #34322d;
    --accent: #f0936f; --code: #24221f; --post: #7fc9a0; --get: #8db8ea; --fault: #f0937f;
  }
}
* { box-sizing: border-box }
html { scroll-behavior: smooth; scroll-padding-top: 1.5rem }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 var(--sans); -webkit-font-smoothing: antialiased }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 3px }
a:focus-visible, summary:focus-visible, input:focus-visible + label { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px }
h1, h2, h3 { line-height: 1.2; letter-spacing: -.015em; margin: 0 }
h1 { font-size: 2.1rem } h2 { font-size: 1.45rem } h3 { font-size: 1rem; margin: 2rem 0 .6rem }
p { margin: .7rem 0; max-width: 68ch } .soft { color: var(--soft) }
code, pre { font-family: var(--mono); font-size: .86em }
code { background: var(--code); border-radius: 4px; padding: .12em .35em; overflow-wrap: anywhere }
pre { background: var(--code); border: 1px solid var(--line); border-radius: 8px; padding: 1rem 1.1rem; margin: 0; overflow-x: auto; line-height: 1.55; font-size: .84rem; tab-size: 2 }
pre code { background: none; padding: 0; overflow-wrap: normal; font-size: inherit }
.layout { display: grid; grid-template-columns: 15rem minmax(0, 1fr); max-width: 78rem; margin: 0 auto }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 2.4rem 1rem 2rem 1.5rem; font-size: .92rem }
nav a { display: block; color: var(--soft); text-decoration: none; padding: .28rem .6rem; border-left: 2px solid var(--line) }
nav a:hover { color: var(--ink); border-color: var(--accent) }
nav .name { color: var(--ink); font-weight: 650; font-size: 1.05rem; border: 0; padding: 0 0 .9rem }
nav .group { margin: 1.2rem 0 .35rem; color: var(--soft); font-size: .72rem; letter-spacing: .08em; text-transform: uppercase }
main { padding: 2.4rem 2rem 6rem; min-width: 0 }
main.front { max-width: 54rem; margin: 0 auto; padding-top: 12vh }
section { padding: 2.6rem 0 .4rem; border-top: 1px solid var(--line); margin-top: 2.6rem }
section:first-of-type { border: 0; margin-top: 0; padding-top: 1rem }
.method { font: 650 .74rem/1 var(--mono); letter-spacing: .04em; padding: .34em .55em; border-radius: 5px; border: 1px solid currentColor; vertical-align: .12em; margin-right: .5em }
.post { color: var(--post) } .get { color: var(--get) }
.path { font-family: var(--mono); font-size: .92rem; color: var(--soft); margin: .6rem 0 0; overflow-wrap: anywhere }
.table { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--card) }
table { border-collapse: collapse; width: 100%; font-size: .89rem }
th, td { text-align: left; vertical-align: top; padding: .6rem .8rem; border-top: 1px solid var(--line) }
thead th { border: 0; font-weight: 600; color: var(--soft); font-size: .78rem; white-space: nowrap; position: sticky; top: 0; background: var(--card) }
td.mark, th.mark { text-align: center; padding-inline: .45rem } td.mark { color: var(--accent) } td.mark.faint { color: var(--soft) }
td p { margin: 0 } td > code:first-child { white-space: nowrap } td.short { white-space: nowrap } td .kind { display: block; color: var(--soft); font-size: .8rem; margin-top: .15rem; max-width: 22rem }
.tag { font-size: .72rem; color: var(--accent); margin-left: .35em; white-space: nowrap }
.status { font: 650 .9rem/1 var(--mono); color: var(--fault) }
details { border: 1px solid var(--line); border-radius: 8px; background: var(--card); margin: .6rem 0 }
summary { cursor: pointer; padding: .65rem .9rem; font-weight: 550 }
details > .inside { padding: 0 .9rem .9rem }
details .table { border-radius: 6px }
.tabs { display: grid; grid-template-columns: repeat(3, max-content) 1fr; margin: 1rem 0 }
.tabs input { position: absolute; opacity: 0; pointer-events: none }
.tabs label { cursor: pointer; padding: .35rem .85rem; font-size: .84rem; color: var(--soft); border-bottom: 2px solid transparent }
.tabs input:checked + label { color: var(--ink); border-color: var(--accent) }
.tabs pre { display: none; grid-column: 1 / -1; grid-row: 2; margin-top: .5rem }
.tabs input:nth-of-type(1):checked ~ pre:nth-of-type(1), .tabs input:nth-of-type(2):checked ~ pre:nth-of-type(2), .tabs input:nth-of-type(3):checked ~ pre:nth-of-type(3) { display: block }
.tabs label { grid-row: 1 }
@media (max-width: 56rem) {
  .layout { display: block } nav { position: static; height: auto; padding: 1.5rem 1.2rem 0 } main { padding: 1rem 1.2rem 4rem }
  nav a { display: inline-block; border: 0; padding: .15rem .5rem .15rem 0 } nav .group { display: none } nav .name { display: block }
}
@media print { nav { display: none } .layout { display: block } }
`;
