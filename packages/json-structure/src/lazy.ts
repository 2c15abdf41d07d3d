/** Computes a value when it is first asked for, and once. */
export const lazy = <Value>(compute: () => Value): (() => Value) => {
  let known: { readonly value: Value } | undefined;
  return () => (known ??= { value: compute() }).value;
};
