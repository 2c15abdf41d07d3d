// What tests ask of a page, as text that the browser runs: its names are those of documents, which Node's code has not.

/** The id of what has the focus, or its text. */
export const focused = `document.activeElement.id || document.activeElement.textContent.trim()`;

export const background = `getComputedStyle(document.body).backgroundColor`;

export const isHacked = `'hacked' in globalThis`;

/** Controls that nothing names. */
export const unnamed = `[...document.querySelectorAll('input, select, button, a')]
  .filter((each) => !each.labels?.length && !each.getAttribute('aria-label') && !each.textContent.trim())
  .map((each) => each.outerHTML)`;

/** What hostile text would have become if it had become anything. */
export const planted: string = `({
  hacked: ${isHacked},
  scripts: document.scripts.length,
  foreign: document.querySelectorAll('img, svg, iframe, object, embed, link, style ~ style, base').length,
  handlers: [...document.querySelectorAll('*')].filter((element) =>
    [...element.attributes].some(({ name }) => name.startsWith('on') || name === 'style'),
  ).length,
  links: [...document.querySelectorAll('a')].filter((link) => !link.getAttribute('href').startsWith('#')).length,
  steering: /[\\u0000-\\u0008\\u202a-\\u202e\\u2066-\\u2069\\ufeff]/u.test(document.body.textContent),
})`;

/** The contrast of every text with what is behind it (WCAG 2.2, 1.4.3). */
export const contrasts = `(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colour) => {
    const [red, green, blue] = colour
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    if (element === null) return [255, 255, 255, 255];
    const colour = rgb(getComputedStyle(element).backgroundColor);
    return colour[3] === 0 ? behind(element.parentElement) : colour;
  };
  return [...document.body.querySelectorAll(':not(script)')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
    .map((element) => [luminance(rgb(getComputedStyle(element).color)), luminance(behind(element))])
    .map(([one, other]) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05));
})()`;

/** How an XML reader takes a JUnit file. */
export const readXml = (xml: string): string => `(() => {
  const parsed = new DOMParser().parseFromString(${JSON.stringify(xml)}, 'application/xml');
  return {
    errors: parsed.querySelectorAll('parsererror').length,
    failures: parsed.querySelectorAll('failure').length,
  };
})()`;
