interface Variable {
  readonly default: string;
  readonly enum?: readonly string[];
}

/**
 * The URL of a server with its variables filled in: those that are given, and the defaults of the others. Throws where a
 * value is not among the declared ones, or would lead to another host or path. OpenAPI 3.1.1, 4.8.6.
 */
export const filledIn = (
  url: string,
  variables: Readonly<Record<string, Variable>>,
  given: Readonly<Record<string, string | undefined>>,
): string =>
  url.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const declared = Object.hasOwn(variables, name) ? variables[name] : undefined;
    const value = (Object.hasOwn(given, name) ? given[name] : undefined) ?? declared?.default ?? '';
    const isKnown = declared?.enum?.includes(value) ?? /^(?!\.\.?$)[\w.~-]*$/.test(value);
    if (!isKnown && value !== declared?.default)
      throw new TypeError(`the server variable ${name} can't have this value`);
    return value;
  });
