/** How many JSON values imports may copy. */
export const maxNodes = 100_000;

/** Counts what is copied, so that documents that import each other twice can't double for ever. */
export interface Budget {
  /** Whether there was as much left. */
  readonly spend: (nodes: number) => boolean;
  readonly isSpent: () => boolean;
}

export const createBudget = (): Budget => {
  let left = maxNodes;
  return {
    spend: (nodes) => {
      left -= nodes;
      return left >= 0;
    },
    isSpent: () => left < 0,
  };
};
