import { fragmentOf, type Pointer } from '../../pointer.ts';

const absoluteUri = /^[A-Za-z][A-Za-z0-9+.-]*:/u;

/**
 * The base URI of a description: `$self` (resolved against `retrieval` where it is relative), else `retrieval`; without
 * a fragment. Nothing when neither is there. OpenAPI binding, "Default Resource Identity".
 */
export const baseUri = (self: unknown, retrieval: string | undefined): string | undefined => {
  const base = typeof self === 'string' ? resolved(self, retrieval) : retrieval;
  return base?.replace(/#.*$/su, '');
};

const resolved = (self: string, retrieval: string | undefined): string | undefined => {
  if (absoluteUri.test(self)) return self;
  return retrieval !== undefined && URL.canParse(self, retrieval) ? new URL(self, retrieval).href : retrieval;
};

/**
 * The identity of a resource that declares none: the base URI with the resource's JSON Pointer as its fragment. It
 * serves standalone processing only, never as the target of an import. Nothing when the pointer has no UTF-8 form.
 */
export const defaultIdentity = (base: string, pointer: Pointer): string | undefined =>
  /\p{Surrogate}/u.test(pointer) ? undefined : base + fragmentOf(pointer);

/** What an import looks a resource up by: its identity without the fragment. */
export const lookupKey = (uri: string): string => uri.replace(/#.*$/su, '');
