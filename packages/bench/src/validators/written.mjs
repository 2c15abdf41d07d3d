// The subjects as a library that writes schemas in code has them; `lib` is its vocabulary.

const entries = (names, make) => Object.fromEntries(names.map((name) => [name, make()]));

const int32 = [-2147483648, 2147483647];
const int64 = [-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];

export const signed = {
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

const signedToken = (lib) =>
  lib.object({
    ...entries(signed.numbers, () => lib.integer(int32)),
    expiresAt: lib.integer(int64),
    ...entries(signed.flags, lib.boolean),
    ...entries(signed.texts, lib.string),
  });

export const introspection = (lib) =>
  lib.object({
    active: lib.boolean(),
    app_id: lib.integer(int32),
    client_id: lib.string(),
    hub_id: lib.integer(int32),
    scopes: lib.array(lib.string()),
    token: lib.string(),
    token_type: lib.string(),
    user_id: lib.integer(int32),
    token_use: lib.literal('access_token'),
    expires_in: lib.integer(int64),
    is_private_distribution: lib.boolean(),
    signed_access_token: signedToken(lib),
    hub_domain: lib.optional(lib.string()),
    user: lib.optional(lib.string()),
  });

export const metadata = (lib) =>
  lib.object({
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
    signed_access_token: lib.optional(signedToken(lib)),
  });

const contacts = (lib, moment) =>
  lib.object({
    results: lib.array(
      lib.object({
        id: lib.string(),
        properties: lib.object({
          email: lib.string(),
          firstname: lib.string(),
          lastname: lib.string(),
          hs_object_id: lib.string(),
        }),
        createdAt: moment(),
        updatedAt: moment(),
        archived: lib.boolean(),
      }),
    ),
    paging: lib.optional(lib.object({ next: lib.object({ after: lib.string(), link: lib.optional(lib.string()) }) })),
  });

export const page = (lib) => contacts(lib, lib.string);
export const datedPage = (lib) => contacts(lib, lib.dateTime);

export const written = { introspection, metadata, page, datedPage };
