/**
 * The one script of the page: it shows and hides what is there already, and makes nothing of text. Without it the page
 * is whole, only not to be filtered.
 */
export const script: string = `
'use strict';
const form = document.querySelector('.filters');
const shown = form.querySelector('output');
const groups = [...document.querySelectorAll('.group')].map((element) => ({
  element,
  changes: [...element.querySelectorAll('.change')].map((change) => ({
    element: change,
    text: (element.querySelector('h2').textContent + ' ' + change.textContent).toLowerCase(),
    kind: change.dataset.accepted === undefined ? change.dataset.impact : 'accepted',
    operations: change.dataset.operations.split(' '),
    count: Number(change.dataset.count),
  })),
}));
const total = groups.flatMap(({ changes }) => changes).reduce((sum, { count }) => sum + count, 0);

const apply = () => {
  const wanted = new FormData(form);
  const words = String(wanted.get('search')).toLowerCase().split(/\\s+/);
  const kinds = wanted.getAll('impact');
  const operation = wanted.get('operation');
  let count = 0;
  for (const { element, changes } of groups) {
    let isEmpty = true;
    for (const change of changes) {
      const fits =
        kinds.includes(change.kind) &&
        (operation === '' || change.operations.includes(operation)) &&
        words.every((word) => change.text.includes(word));
      change.element.hidden = !fits;
      if (fits) { isEmpty = false; count += change.count; }
    }
    element.hidden = isEmpty;
  }
  shown.value = count + ' of ' + total + ' changes shown';
};

form.hidden = false;
form.addEventListener('input', apply);
form.addEventListener('submit', (event) => event.preventDefault());
form.querySelector('button').addEventListener('click', () => {
  form.reset();
  apply();
});
form.elements.search.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  event.target.value = '';
  apply();
});
form.elements.theme.addEventListener('change', ({ target }) => {
  document.documentElement.dataset.theme = target.value;
});
apply();
`;
