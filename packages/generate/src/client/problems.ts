import { child, type Contract, type Operation, type Pointer, type Problem } from '@schemawright/contract';
import { securityOf } from './security.ts';

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly pointer: Pointer;
}

const parameters = ({ parameters }: Operation): Finding[] =>
  parameters
    .filter(({ in: place }) => place === 'cookie')
    .map(({ pointer }) => ({
      code: 'client-cookie-parameter',
      message: 'browsers keep the Cookie header to themselves: the parameter arrives from elsewhere only',
      pointer,
    }));

const bodies = ({ requestBody }: Operation): Finding[] =>
  (requestBody?.content ?? []).flatMap(({ mediaType, object, pointer }) => {
    if (!/^multipart\//i.test(mediaType)) return [];
    if (!/^multipart\/form-data\b/i.test(mediaType))
      return [
        {
          code: 'client-multipart-type',
          message: `the client sends ${mediaType} only as the caller wrote it`,
          pointer,
        },
      ];
    return Object.entries(object.encoding ?? {})
      .filter(([, { headers }]) => headers !== undefined)
      .map(([member]) => ({
        code: 'client-part-headers',
        message: 'the client sends no headers with a part but its media type: fetch writes no others',
        pointer: child(child(pointer, 'encoding'), member),
      }));
  });

const security = (contract: Contract, operation: Operation): Finding[] => {
  const isRequired = (operation.security ?? []).some((requirement) => Object.keys(requirement).length > 0);
  if (!isRequired) return [];
  const pointer = child(operation.pointer, 'security');
  const code = securityOf(contract, operation);
  if (code === undefined)
    return [
      { code: 'client-security-unsupported', message: 'the client knows no way to carry out the security', pointer },
    ];
  return code.names.includes('keyInQuery') && !/\$(?:bearer|basic|keyInHeader|keyInCookie)\b/.test(code.code)
    ? [{ code: 'client-key-in-url', message: 'the key goes into the URL, where logs may keep it', pointer }]
    : [];
};

/** What the client can't send as declared, or sends as no one should wish. */
export const problemsOf = (contract: Contract, all: readonly Operation[]): Problem[] => {
  const found = all.flatMap((operation) => [
    ...parameters(operation),
    ...bodies(operation),
    ...security(contract, operation),
  ]);
  const distinct = new Map(found.map((finding) => [`${finding.code} ${finding.pointer}`, finding]));
  return [...distinct.values()].map((finding) => ({
    severity: 'warning',
    ...finding,
    place: contract.origin(finding.pointer),
  }));
};
