import type { Healing } from './table.ts';

/** Swagger 2.0 wrote the name of the property alone. */
export const discriminatorText: Healing = {
  code: 'healed-discriminator',
  message: 'a discriminator is an object with propertyName from OpenAPI 3.0 on; the text is read as that name',
  saying: ['discriminator'],
  heal(schema) {
    const { discriminator } = schema;
    if (typeof discriminator !== 'string' || discriminator === '') return false;
    schema['discriminator'] = { propertyName: discriminator };
    return true;
  },
};
