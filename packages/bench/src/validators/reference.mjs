/** The contender that all ratios are to. */
export const reference = 'Ajv, run time';
