/** The one style of the page. It names no font and no file, for none is there to be loaded. */
export const style: string = `
:root {
  color-scheme: light dark;
  --text: light-dark(#1b1f24, #e8eaed);
  --quiet: light-dark(#4d5661, #aab3bd);
  --page: light-dark(#ffffff, #14171a);
  --card: light-dark(#f6f8fa, #1d2226);
  --edge: light-dark(#c9d0d8, #3c444d);
  --breaking: light-dark(#a40e26, #ff9a9a);
  --risky: light-dark(#7a4a00, #f2c063);
  --compatible: light-dark(#116329, #7fd991);
  --focus: light-dark(#0550ae, #8ab8ff);
  --gone: light-dark(#ffe3e3, #4a1f24);
  --come: light-dark(#dcf7e3, #173d24);
}
:root[data-theme='light'] { color-scheme: light; }
:root[data-theme='dark'] { color-scheme: dark; }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
body { margin: 0 auto; max-width: 80rem; padding: 1rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin: 0.5rem 0; font-size: 1.6rem; }
h2 { margin: 2rem 0 0.25rem; font-size: 1.15rem; overflow-wrap: anywhere; }
h3 { margin: 0; font-size: 1rem; font-weight: 600; overflow-wrap: anywhere; }
h3 code { font-weight: inherit; }
p { margin: 0.25rem 0; }
a { color: var(--focus); }
code, pre { font: 0.875rem/1.45 ui-monospace, monospace; }
code, pre, h2, h3, dd { unicode-bidi: isolate; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { position: static; }
.quiet { color: var(--quiet); }
.filters { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: 0.5rem 1.25rem; align-items: end; padding: 0.75rem 0; background: var(--page); border-bottom: 1px solid var(--edge); }
.filters label { display: inline-flex; gap: 0.35rem; align-items: center; }
.filters .field { display: flex; flex-direction: column; align-items: start; gap: 0.1rem; margin: 0; }
.filters input, .filters select, .filters button { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--quiet); border-radius: 0.3rem; padding: 0.3rem 0.5rem; max-width: 22rem; }
.filters fieldset { display: flex; flex-wrap: wrap; gap: 0.25rem 0.9rem; margin: 0; padding: 0; border: 0; }
.filters legend { padding: 0; }
.filters output { flex-basis: 100%; }
.change { margin: 0.75rem 0; padding: 0.75rem 1rem; background: var(--card); border: 1px solid var(--edge); border-left: 0.3rem solid var(--impact); border-radius: 0.3rem; content-visibility: auto; contain-intrinsic-size: auto 14rem; scroll-margin-top: 9rem; }
.breaking { --impact: var(--breaking); }
.risky { --impact: var(--risky); }
.compatible { --impact: var(--compatible); }
.impact { color: var(--impact); }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 0.75rem; margin: 0.5rem 0; }
figure { margin: 0; min-width: 0; }
figcaption { color: var(--quiet); overflow-wrap: anywhere; }
pre { margin: 0; padding: 0.5rem; background: var(--page); border: 1px solid var(--edge); border-radius: 0.3rem; white-space: pre-wrap; }
del, ins { display: inline-block; min-width: 100%; text-decoration: none; }
del { background: var(--gone); }
ins { background: var(--come); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 0.75rem; margin: 0.5rem 0 0; }
dt { color: var(--quiet); }
dd { margin: 0; min-width: 0; }
@media (max-width: 50rem), (max-height: 30rem) {
  .filters { position: static; }
  .change { scroll-margin-top: 1rem; }
}
@media print {
  :root { color-scheme: light; }
  .filters, .skip { display: none; }
  .change { content-visibility: visible; break-inside: avoid; }
}
`;
