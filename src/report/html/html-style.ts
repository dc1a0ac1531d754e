/** The style of the page. Colours are pairs that keep a contrast of 4.5 to 1 in light and dark. */
export const pageStyle: string = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f7f9, #15181c); --card: light-dark(#fff, #1e2228); --sunk: light-dark(#f0f2f5, #171a1f);
  --text: light-dark(#1b1f24, #e6e9ed); --soft: light-dark(#57606a, #a3acb8); --line: light-dark(#d5dae1, #373e48);
  --good: light-dark(#116329, #57c977); --bad: light-dark(#b3141d, #ff8a80); --warn: light-dark(#7d4e00, #e3b341);
  --link: light-dark(#0757ba, #79b8ff); --good-ground: light-dark(#dff5e5, #12341d);
  --bad-ground: light-dark(#fde8e8, #421a1c); --warn-ground: light-dark(#fff3d1, #3a2d0b);
}
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
main { max-width: 66rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.6rem; margin: 0 0 .75rem; line-height: 1.2 }
h2 { font-size: 1.25rem; margin: 0; line-height: 1.3 }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem }
h4 { font-size: 1rem; margin: 0; line-height: 1.4 }
h5 { font-size: .9rem; margin: 1rem 0 .25rem; color: var(--soft) }
p { margin: .25rem 0 .5rem }
a { color: var(--link) }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px }
code, pre { font: .875rem/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace }
pre { margin: .25rem 0; padding: .6rem .75rem; background: var(--sunk); border: 1px solid var(--line); border-radius: 6px; white-space: pre-wrap }
.verdict { display: inline-block; margin: 0; padding: .15rem .7rem; border-radius: 1rem; font-weight: 600 }
.verdict.good { background: var(--good-ground); color: var(--good) }
.verdict.bad { background: var(--bad-ground); color: var(--bad) }
.handler { margin-top: 1.5rem; padding: 1rem 1.25rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: 10px }
.handler > header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between }
.figures { color: var(--soft); font-size: .9rem; margin-top: .5rem }
.finding { margin: .75rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-left: 5px solid var(--bad); border-radius: 6px }
.finding.warn { border-left-color: var(--warn) }
.rule { color: var(--bad) }
.warn .rule { color: var(--warn) }
.message { white-space: pre-wrap }
.soft { color: var(--soft); font-size: .9rem }
.note { padding: .5rem .75rem; border-radius: 6px; background: var(--warn-ground); color: var(--warn) }
.failure { padding: .5rem .75rem; border-radius: 6px; background: var(--bad-ground); color: var(--bad); white-space: pre-wrap }
.changes { margin: .25rem 0; padding: 0; list-style: none }
.changes > li { padding: .4rem 0; border-top: 1px solid var(--line) }
.changes > li:first-child { border-top: 0 }
.from { color: var(--soft) }
.to { font-weight: 600 }
table { border-collapse: collapse; width: 100%; font-size: .9rem }
th, td { padding: .3rem .75rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line) }
thead th, td.short { overflow-wrap: normal }
td.short { white-space: nowrap }
td.good { color: var(--good) }
td.bad { color: var(--bad) }
nav { margin-top: 1rem }
th { color: var(--soft); font-weight: 600 }
td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums }
td.plot { width: 60%; vertical-align: middle }
.plot svg { display: block; width: 100%; height: .9rem; background: var(--sunk); border-radius: 3px }
.index { margin: .25rem 0 1rem; padding-left: 1.75rem }
.index > li { padding: .1rem 0 }
.plot rect { fill: var(--soft) }
.strip { max-width: 100%; vertical-align: middle }
.plot .good, .strip .good { fill: var(--good) } .plot .warn { fill: var(--warn) } .plot .bad, .strip .bad { fill: var(--bad) }
.map th { font-weight: 400 }
.below { color: var(--bad) }
.answers { margin: .25rem 0; padding-left: 1.25rem }
details { margin: .4rem 0 }
summary { cursor: pointer; color: var(--link); width: fit-content }
@media (max-width: 40rem) {
  .handler { padding: .75rem }
  .finding { padding: .6rem .7rem }
  th, td { padding-right: .5rem }
  td.plot { width: 40% }
}
@media print { .handler, .finding { break-inside: avoid; border-color: #999 } }
`
