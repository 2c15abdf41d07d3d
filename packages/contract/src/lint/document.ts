import { child } from '../pointer.ts';
import type { LintRule } from './rule.ts';

const componentKey = /^[A-Za-z0-9._-]+$/u;

export const documentRules: readonly LintRule[] = [
  {
    code: 'info-incomplete',
    severity: 'error',
    purpose: 'info has a title and a version (OpenAPI 3.1.1, 4.8.2)',
    *find({ document }) {
      for (const field of ['title', 'version'] as const) {
        if (typeof document.info[field] !== 'string') yield { pointer: '/info', message: `info has no ${field}` };
      }
    },
  },
  {
    code: 'nothing-described',
    severity: 'error',
    purpose: 'there are paths, components or webhooks (OpenAPI 3.1.1, 4.3)',
    *find({ document }) {
      if (document.paths ?? document.components ?? document.webhooks) return;
      yield { pointer: '', message: 'neither paths nor components nor webhooks are there' };
    },
  },
  {
    code: 'component-name',
    severity: 'error',
    purpose: 'component names are made of letters, digits, dot, dash and underscore (OpenAPI 3.1.1, 4.8.7.1)',
    *find({ document }) {
      for (const [section, entries] of Object.entries(document.components ?? {})) {
        if (section.startsWith('x-') || typeof entries !== 'object' || entries === null) continue;
        for (const name of Object.keys(entries)) {
          if (componentKey.test(name)) continue;
          yield {
            pointer: child(child('/components', section), name),
            message: 'this component name has a character that is not allowed',
            mend: 'use letters, digits, ".", "-" and "_"',
          };
        }
      }
    },
  },
  {
    code: 'server-variable-undeclared',
    severity: 'error',
    purpose: 'every variable of a server URL is declared (OpenAPI 3.1.1, 4.8.5)',
    *find({ document }) {
      for (const [index, server] of (document.servers ?? []).entries()) {
        for (const [, name = ''] of server.url.matchAll(/\{([^{}]*)\}/gu)) {
          if (Object.hasOwn(server.variables ?? {}, name)) continue;
          yield { pointer: `/servers/${index}/url`, message: `the variable ${JSON.stringify(name)} is not declared` };
        }
      }
    },
  },
];
