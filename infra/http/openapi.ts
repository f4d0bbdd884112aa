import { toJsonSchema } from '@valibot/to-json-schema';
import type { Hono } from 'hono';
import type * as v from 'valibot';
import { type Access, type Ambient, type EndpointSpec, endpointSpec } from '../../services/kit/http.ts';

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of the live router: every route made by `endpoint`, from the very schemas that check it. */
export const openApi = (app: Hono<Ambient>, publicUrl: string): Json => {
  const paths: Record<string, Json> = {};
  for (const { method, path, handler } of app.routes) {
    const spec = endpointSpec(handler);
    if (!spec) continue;
    const at = path.replace(/:(\w+)/g, '{$1}');
    paths[at] = { ...paths[at], [method.toLowerCase()]: operation(method, path, spec) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Connecteur',
      version: '1',
      description:
        'Terrains, research questions, explained matches, interests and partnerships. Errors are application/problem+json.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      schemas: { Problem: problem },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } },
    },
  };
};

const operation = (method: string, path: string, spec: EndpointSpec): Json => {
  const writes = method !== 'GET';
  return {
    summary: spec.summary,
    operationId: `${method.toLowerCase()}${path.replace(/\/:?(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/\W/g, '')}`,
    description: `Who may: ${whoMay(spec.who)}.`,
    ...(spec.who === 'anyone' ? {} : { security: [{ session: [] }] }),
    parameters: [
      ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...queryParameters(spec.query as v.GenericSchema | undefined),
      ...(writes
        ? [
            header('Idempotency-Key', 'Repeats of the same request answer as the first.'),
            header('If-Match', 'The ETag that was read.'),
          ]
        : []),
    ],
    ...(spec.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(spec.body, 'input') } } } }
      : {}),
    responses: {
      [spec.status ?? 200]: {
        description: 'Done',
        content: { [spec.media ?? 'application/json']: { schema: schemaOf(spec.answer, 'output') } },
      },
      default: {
        description: 'A sentence that says what to do',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
};

const queryParameters = (schema: v.GenericSchema | undefined): Json[] => {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: property,
  }));
};

const header = (name: string, description: string): Json => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});

/** What JSON Schema cannot say (a check in code, a transformation) is left out: the shape stays true. */
const schemaOf = (schema: unknown, typeMode: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = toJsonSchema(schema as v.GenericSchema, { errorMode: 'ignore', typeMode }) as Json;
  return rest;
};

const whoMay = (access: Access): string => {
  if (access === 'anyone') return 'anyone, without an account';
  return access === 'member' ? 'anyone signed in' : access.join(' or ');
};

const problem: Json = {
  type: 'object',
  required: ['status', 'code', 'title'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable, for programs' },
    title: { type: 'string', description: 'In the asker’s language, for people' },
    fields: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        required: ['code', 'title'],
        properties: { code: { type: 'string' }, title: { type: 'string' } },
      },
    },
    reference: { type: 'string', description: 'To quote when reporting an unexpected error' },
  },
};
