export { typeErrors } from './declarations.ts';
export { sum, survey, type Counts, type Survey } from './survey.ts';
