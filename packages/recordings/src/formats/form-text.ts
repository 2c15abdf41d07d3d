/** Form fields as they are sent. WHATWG URL, application/x-www-form-urlencoded serializing. */
export const formText = (fields: readonly (readonly [string, string])[]): string => {
  const form = new URLSearchParams();
  for (const [name, value] of fields) form.append(name, value);
  return form.toString();
};
