// Generated validators beside Ajv (compiled at run time), typebox, zod, valibot and arktype: operations per second on
// valid payloads, as ratios to Ajv in the same run. Every contender must first agree on valid and invalid payloads.
import { loadContract } from '@schemawright/contract';
import { isAccessTokenMetadata, isTokenIntrospection } from '@schemawright/hubspot-oauth-validators';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { type } from 'arktype';
import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import * as v from 'valibot';
import * as z from 'zod';
import { fileURLToPath } from 'node:url';

const file = fileURLToPath(new URL('../../../schemas/hubspot-oauth/openapi.yaml', import.meta.url));
const ajv = new Ajv2020({ strict: false, validateSchema: false, formats: { int32: true, int64: true, uuid: true } });
ajv.addSchema({ $id: 'contract', components: loadContract(file).document.components });

const signed = {
  numbers: ['appId', 'hubId', 'userId', 'installingUserId'],
  flags: ['isPrivateDistribution', 'isServiceAccount', 'isUserLevel'],
  texts: [
    'hublet',
    'newSignature',
    'signature',
    'scopes',
    'trialScopes',
    'scopeToScopeGroupPks',
    'trialScopeToScopeGroupPks',
  ],
};
const int32 = [-2147483648, 2147483647];
const int64 = [-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];

const entries = (names, make) => Object.fromEntries(names.map((name) => [name, make()]));

/** One way to write the two schemas, for each library that writes schemas in code. */
const written = (lib) => {
  const signedToken = lib.object({
    ...entries(signed.numbers, () => lib.integer(int32)),
    expiresAt: lib.integer(int64),
    ...entries(signed.flags, lib.boolean),
    ...entries(signed.texts, lib.string),
  });
  const shared = () => ({
    active: lib.boolean(),
    app_id: lib.integer(int32),
    client_id: lib.string(),
    hub_id: lib.integer(int32),
    scopes: lib.array(lib.string()),
    token: lib.string(),
    token_type: lib.string(),
    user_id: lib.integer(int32),
    hub_domain: lib.optional(lib.string()),
    user: lib.optional(lib.string()),
  });
  return {
    introspection: lib.union([
      lib.object({
        ...shared(),
        token_use: lib.literal('access_token'),
        expires_in: lib.integer(int64),
        is_private_distribution: lib.boolean(),
        signed_access_token: signedToken,
      }),
      lib.object({ ...shared(), token_use: lib.literal('refresh_token') }),
      lib.object({ active: lib.literal(false), token_use: lib.absent() }),
    ]),
    metadata: lib.object({
      token: lib.string(),
      app_id: lib.integer(int32),
      hub_id: lib.integer(int32),
      user_id: lib.integer(int32),
      scopes: lib.array(lib.string()),
      token_type: lib.string(),
      expires_in: lib.integer(int64),
      user: lib.optional(lib.string()),
      hub_domain: lib.optional(lib.string()),
      is_private_distribution: lib.optional(lib.boolean()),
      signed_access_token: lib.optional(signedToken),
    }),
  };
};

const libraries = {
  typebox: {
    ...written({
      object: Type.Object,
      integer: ([minimum, maximum]) => Type.Integer({ minimum, maximum }),
      boolean: () => Type.Boolean(),
      string: () => Type.String(),
      array: Type.Array,
      optional: Type.Optional,
      literal: (value) => Type.Literal(value),
      absent: () => Type.Optional(Type.Never()),
      union: Type.Union,
    }),
    check: (schema) => {
      const compiled = Compile(schema);
      return (value) => compiled.Check(value);
    },
  },
  valibot: {
    ...written({
      object: v.looseObject,
      integer: ([low, high]) => v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high)),
      boolean: () => v.boolean(),
      string: () => v.string(),
      array: v.array,
      optional: v.optional,
      literal: v.literal,
      absent: () => v.optional(v.never()),
      union: v.union,
    }),
    check: (schema) => (value) => v.is(schema, value),
  },
  zod: {
    ...written({
      object: z.looseObject,
      integer: ([low, high]) => z.int().min(low).max(high),
      boolean: () => z.boolean(),
      string: () => z.string(),
      array: z.array,
      optional: z.optional,
      literal: z.literal,
      absent: () => z.optional(z.never()),
      union: z.union,
    }),
    check: (schema) => (value) => schema.safeParse(value).success,
  },
  arktype: {
    ...written({
      object: (members) =>
        type(
          Object.fromEntries(
            Object.entries(members).map(([key, member]) =>
              member?.isOptional ? [`${key}?`, member.of] : [key, member],
            ),
          ),
        ),
      integer: ([low, high]) => type(`${low} <= number.integer <= ${high}`),
      boolean: () => type('boolean'),
      string: () => type('string'),
      array: (item) => item.array(),
      optional: (of) => ({ isOptional: true, of }),
      literal: (value) => type.unit(value),
      absent: () => ({ isOptional: true, of: type.never }),
      union: (branches) => branches.reduce((left, right) => left.or(right)),
    }),
    check: (schema) => (value) => schema.allows(value),
  },
};

const signedValue = (n) => ({
  ...entries(signed.numbers, () => n),
  expiresAt: 1_778_500_000 + n,
  ...entries(signed.flags, () => n % 2 === 0),
  ...entries(signed.texts, () => `text-${n}`),
});
const introspection = (n) => ({
  active: true,
  app_id: n,
  client_id: `client-${n}`,
  hub_id: n,
  scopes: ['oauth', `scope-${n}`],
  token: `token-${n}`,
  token_type: 'access',
  user_id: n,
  token_use: 'access_token',
  expires_in: 1800,
  is_private_distribution: false,
  signed_access_token: signedValue(n),
  hub_domain: 'demo.example.com',
});
const metadata = (n) => ({
  token: `t-${n}`,
  app_id: n,
  hub_id: n,
  user_id: n,
  scopes: ['oauth'],
  token_type: 'access',
  expires_in: n,
  user: `u${n}@example.com`,
});

const pool = (make) => Array.from({ length: 64 }, (_, n) => JSON.parse(JSON.stringify(make(n + 1))));
const faults = (make) => [
  { ...make(1), app_id: '1' },
  { ...make(1), expires_in: 1.5 },
  { ...make(1), scopes: [1] },
  { ...make(1), token: null },
  {},
  null,
  [],
];

const subjects = [
  {
    name: 'introspection',
    make: introspection,
    own: isTokenIntrospection,
    component: 'TokenIntrospection',
    written: 'introspection',
  },
  {
    name: 'AccessTokenMetadata',
    make: metadata,
    own: isAccessTokenMetadata,
    component: 'AccessTokenMetadata',
    written: 'metadata',
  },
];

const rate = (check, payloads) => {
  let accepted = 0;
  let count = 0;
  const start = process.hrtime.bigint();
  const end = start + 150_000_000n;
  while (process.hrtime.bigint() < end) {
    for (let round = 0; round < 50; round += 1) for (const payload of payloads) accepted += check(payload) ? 1 : 0;
    count += 50 * payloads.length;
  }
  if (accepted !== count) throw new Error('a valid payload was refused');
  return count / (Number(process.hrtime.bigint() - start) / 1e9);
};

for (const { name, make, own, component, written: key } of subjects) {
  const contenders = {
    'Ajv, run time': ajv.getSchema(`contract#/components/schemas/${component}`),
    'this, generated': own,
  };
  for (const [library, { check, [key]: schema }] of Object.entries(libraries)) contenders[library] = check(schema);
  const payloads = pool(make);
  for (const [contender, check] of Object.entries(contenders)) {
    if (!payloads.every((payload) => check(payload))) throw new Error(`${contender} refuses a valid ${name}`);
    faults(make).forEach((fault, index) => {
      if (check(fault)) throw new Error(`${contender} accepts the invalid ${name} ${index}`);
    });
  }
  const best = Object.fromEntries(Object.keys(contenders).map((contender) => [contender, 0]));
  for (let round = 0; round < 7; round += 1) {
    for (const [contender, check] of Object.entries(contenders))
      best[contender] = Math.max(best[contender], rate(check, payloads));
  }
  console.log(`\n${name}, valid payloads      per second   × Ajv`);
  for (const [contender, perSecond] of Object.entries(best)) {
    console.log(
      `${contender.padEnd(28)} ${(perSecond / 1e6).toFixed(2).padStart(8)}M ${(perSecond / best['Ajv, run time']).toFixed(2).padStart(7)}`,
    );
  }
}
