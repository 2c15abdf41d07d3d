import { encodingRules, requestBodyRules, requestMediaRules, responseMediaRules } from './rules/body.ts';
import {
  componentRules,
  extensionRules,
  languageRules,
  proseRules,
  serverOrderRules,
  serverRules,
  tagRules,
  unresolvedRules,
} from './rules/document.ts';
import { operationLifeRules, parameterLifeRules, propertyLifeRules, schemaLifeRules } from './rules/lifecycle.ts';
import { operationRules, operationServerRules, pathRules } from './rules/operation.ts';
import { parameterRules } from './rules/parameter.ts';
import { headerRules, linkRules, responseRules } from './rules/response.ts';
import { schemaAppliedRules } from './rules/schema-applied.ts';
import { schemaArrayRules } from './rules/schema-arrays.ts';
import { schemaDefaultRules } from './rules/schema-defaults.ts';
import { schemaDiscriminatorRules } from './rules/schema-discriminators.ts';
import { schemaNumberRules } from './rules/schema-numbers.ts';
import { schemaObjectRules, schemaPropertyRules } from './rules/schema-objects.ts';
import { schemaStringRules } from './rules/schema-strings.ts';
import { schemaTypeRules } from './rules/schema-types.ts';
import { schemaBranchRules, schemaUnionRules } from './rules/schema-unions.ts';
import { schemaValueRules } from './rules/schema-values.ts';
import { schemaXmlRules } from './rules/schema-xml.ts';
import { inheritedSecurityRules, schemeRules, securityRules } from './rules/security.ts';
import { structureAlternativeRules, structureChoiceRules } from './rules/structure-choices.ts';
import { namespaceRules, structureDocumentRules } from './rules/structure-documents.ts';
import { structureTypeRules } from './rules/structure-types.ts';
import { structureRules } from './rules/structure.ts';
import { versionRules } from './rules/version.ts';
import type { RuleFor } from './rule.ts';
import type { Subjects } from './subjects.ts';

/** Every rule, by the subject that it looks at: the registry that documentation, filters and the walk read. */
const bySubject: { readonly [K in keyof Subjects]: readonly RuleFor<K>[] } = {
  server: serverRules,
  servers: serverOrderRules,
  tag: tagRules,
  component: componentRules,
  scheme: schemeRules,
  prose: proseRules,
  extensions: extensionRules,
  language: languageRules,
  unresolved: unresolvedRules,
  version: versionRules,
  inherited: inheritedSecurityRules,
  path: pathRules,
  operation: operationRules,
  operationServers: operationServerRules,
  operationLife: operationLifeRules,
  parameter: parameterRules,
  parameterLife: parameterLifeRules,
  requestBody: requestBodyRules,
  requestMedia: requestMediaRules,
  encodings: encodingRules,
  response: responseRules,
  responseMedia: responseMediaRules,
  header: headerRules,
  link: linkRules,
  security: securityRules,
  structureType: structureTypeRules,
  structure: structureRules,
  structureDocument: structureDocumentRules,
  namespace: namespaceRules,
  choice: structureChoiceRules,
  alternatives: structureAlternativeRules,
  type: schemaTypeRules,
  schema: [...schemaAppliedRules, ...schemaDefaultRules],
  xml: schemaXmlRules,
  values: schemaValueRules,
  number: schemaNumberRules,
  string: schemaStringRules,
  array: schemaArrayRules,
  object: schemaObjectRules,
  property: schemaPropertyRules,
  propertyLife: propertyLifeRules,
  schemaLife: schemaLifeRules,
  union: schemaUnionRules,
  discriminator: schemaDiscriminatorRules,
  branch: schemaBranchRules,
};

export const rulesOn = <K extends keyof Subjects>(subject: K): readonly RuleFor<K>[] => bySubject[subject];

/** All rules in the order of the table. */
export const rules: readonly RuleFor<keyof Subjects>[] = Object.values(bySubject).flat() as unknown as readonly RuleFor<
  keyof Subjects
>[];
