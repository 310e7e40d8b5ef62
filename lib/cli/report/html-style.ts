/**
 * The style of the page. Mail clients know little CSS: no variables, no grid, no flex, no nesting, and a style sheet of
 * at most 8 KB in one piece; so colours are written out, once for light and once for dark, and tables do the layout.
 */
export const styleSheet = `
:root { color-scheme: light dark; }
body { margin: 0; padding: 32px 16px; background: #f3f5f8; color: #1c2430; font: 15px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans CJK SC", sans-serif; }
main { max-width: 820px; margin: 0 auto; }
h1 { margin: 0 0 20px; font-size: 14px; font-weight: 600; letter-spacing: .02em; color: #566274; }
h2, h3, h4, p { margin: 0; }
a { color: #0a58b8; }
table { width: 100%; border-collapse: collapse; border-spacing: 0; }
th, td { text-align: left; vertical-align: top; font-weight: inherit; }
code { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; overflow-wrap: anywhere; }

article { margin: 0 0 32px; background: #ffffff; border: 1px solid #dbe1e9; border-radius: 12px; overflow: hidden; }
.verdict { padding: 26px 32px 22px; border-top: 6px solid #8593a6; }
.verdict h2 { font-size: 27px; line-height: 1.2; letter-spacing: -.01em; }
.verdict p { margin-top: 6px; font-size: 16px; }
.verdict.is-passed { border-top-color: #1f9d55; }
.verdict.is-passed h2 { color: #14632f; }
.verdict.is-warning { border-top-color: #e5a11b; }
.verdict.is-warning h2 { color: #734a00; }
.verdict.is-failed { border-top-color: #d3302f; }
.verdict.is-failed h2 { color: #a31b1a; }
.verdict.is-unknown, .verdict.is-running { border-top-color: #8f83ee; }
.verdict.is-unknown h2, .verdict.is-running h2 { color: #463a9e; }

.bar { margin-top: 20px; height: 10px; table-layout: fixed; }
.bar td { height: 10px; padding: 0; font-size: 1px; line-height: 1px; border-right: 2px solid #ffffff; }
.bar td:last-child { border-right: 0; }
.bar .is-passed { background: #1f9d55; }
.bar .is-warning { background: #e5a11b; }
.bar .is-failed { background: #d3302f; }
.bar .is-ignored { background: #b4bfcd; }
.bar .is-unknown { background: #8f83ee; }
.counts { margin: 10px 0 0; padding: 0; list-style: none; }
.counts li { display: inline-block; margin-right: 20px; color: #566274; }
.counts b { color: #1c2430; }

.facts { padding: 18px 32px; border-top: 1px solid #e6ebf1; background: #fafbfd; }
.facts th { width: 92px; padding: 2px 0; color: #566274; }
.facts td { padding: 2px 0; overflow-wrap: anywhere; }

.part { padding: 26px 32px; border-top: 1px solid #e6ebf1; }
.part h3 { margin-bottom: 16px; font-size: 18px; }
.finding { margin-top: 16px; padding: 16px 20px 14px; border: 1px solid #dbe1e9; border-left: 5px solid #8593a6; border-radius: 8px; }
.finding.is-failed { border-left-color: #d3302f; }
.finding.is-warning { border-left-color: #e5a11b; }
.finding h4 { font-size: 16px; }
.finding h4 .badge { margin-right: 8px; }
.finding .where { color: #566274; font-size: 13px; }
.finding .message { margin: 10px 0 12px; padding: 8px 12px; border-radius: 6px; background: #f3f5f8; }
.finding .label { width: 74px; padding: 3px 0; color: #566274; }
.finding td { padding: 3px 0; }
.guides a { margin-right: 16px; }

.badge { display: inline-block; min-width: 58px; padding: 1px 8px; border-radius: 999px; font-size: 12px; line-height: 18px; font-weight: 600; text-align: center; }
.badge.is-passed { background: #dff4e7; color: #14632f; }
.badge.is-warning { background: #fdf0cf; color: #734a00; }
.badge.is-failed { background: #fde4e2; color: #a31b1a; }
.badge.is-ignored { background: #e8edf3; color: #3f4c5d; }
.badge.is-unknown, .badge.is-running { background: #ebe8fd; color: #463a9e; }

.checks th, .checks td { padding: 5px 12px 5px 0; border-top: 1px solid #edf0f4; }
.checks .section { padding-top: 16px; border-top: 0; font-size: 13px; color: #566274; }
.checks tbody:first-of-type .section { padding-top: 0; }
.checks .result { width: 90px; }
.checks .name { width: 44%; }
.remarks { margin: 0; padding-left: 18px; }
.overview td { padding: 6px 12px 6px 0; overflow-wrap: anywhere; }
.overview .result { width: 90px; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0); white-space: nowrap; }

@media (max-width: 560px) {
  body { padding: 0; }
  h1 { padding: 16px 18px 0; }
  article { border-radius: 0; border-width: 1px 0; }
  .verdict, .facts, .part { padding-left: 18px; padding-right: 18px; }
  .checks td, .checks th, .advice td, .advice .label { display: block; width: auto; }
  .advice td { padding-top: 0; }
  .checks .name, .checks .message { padding-top: 0; border-top: 0; }
}
@media (prefers-color-scheme: dark) {
  body { background: #0e1319; color: #e4eaf1; }
  h1, .counts li, .facts th, .finding .where, .finding .label, .checks .section { color: #9aa8b8; }
  .verdict.is-passed h2 { color: #7fdca0; }
  .verdict.is-warning h2 { color: #f3cd74; }
  .verdict.is-failed h2 { color: #ffa19b; }
  .verdict.is-unknown h2, .verdict.is-running h2 { color: #c4bcff; }
  a { color: #79b4ff; }
  article { background: #161d26; border-color: #2a3542; }
  .counts b { color: #e4eaf1; }
  .bar td { border-right-color: #161d26; }
  .facts { background: #131a22; }
  .facts, .part { border-top-color: #2a3542; }
  .finding { border-color: #2a3542; }
  .finding .message { background: #0e1319; }
  .checks th, .checks td { border-top-color: #242e3a; }
  .badge.is-passed { background: #12351f; color: #7fdca0; }
  .badge.is-warning { background: #3a2c06; color: #f3cd74; }
  .badge.is-failed { background: #451a1a; color: #ffa19b; }
  .badge.is-ignored { background: #263140; color: #b9c6d4; }
  .badge.is-unknown, .badge.is-running { background: #29245a; color: #c4bcff; }
}
@media print {
  @page { margin: 16mm; }
  body { padding: 0; background: #ffffff; color: #000000; font-size: 10pt; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; }
  article { border: 0; border-radius: 0; overflow: visible; }
  h3, h4 { break-after: avoid; }
  article + article { break-before: page; }
  .verdict, .facts, .part { padding-left: 0; padding-right: 0; }
  .finding, .checks tr { break-inside: avoid; }
  .part { padding-top: 16px; padding-bottom: 16px; }
  .guides a { display: block; font-size: 8.5pt; color: inherit; text-decoration: none; }
  .guides a::after { content: ": " attr(href); overflow-wrap: anywhere; }
}
`;
