/** The API's own description (OpenAPI 3.1), made from the contracts alone. */
import { z } from 'zod'
import type { Served } from '../module.ts'
import { addressOf, type Route } from '../route.ts'

type Json = Readonly<Record<string, unknown>>

export interface OpenApi {
  readonly openapi: string
  readonly info: Json
  readonly servers: readonly Json[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>
  readonly components: Json
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _named, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })
  return json
}

const problem: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    permission: { type: 'string', description: 'with 403: the permission that is missing' },
    refusals: {
      type: 'array',
      description: 'with 409: every reason at once',
      items: { type: 'object', properties: { code: { type: 'string' }, facts: { type: 'object' } } },
    },
    problems: {
      type: 'array',
      description: 'with 422: every field that does not fit',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, code: { type: 'string' }, facts: { type: 'object' } },
      },
    },
  },
}

export function openApiDocument(routes: readonly Served[], version: string): OpenApi {
  const paths: Record<string, Record<string, Json>> = {}
  for (const { contract, run } of routes) {
    const path = addressOf(contract).replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operation(contract, run.name) }
  }
  const sorted = Object.fromEntries(Object.entries(paths).sort(([one], [other]) => (one < other ? -1 : 1)))
  return {
    openapi: '3.1.0',
    info: {
      title: 'komunigi',
      version,
      description:
        'Everything the screens do, they do through this API. Errors are problem+json (RFC 9457); a refusal (409) lists every reason with its facts.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: '/' }],
    paths: sorted,
    components: {
      schemas: { Problem: problem },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'session' },
        key: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function operation(contract: Route, name: string): Json {
  const asks = [...parameters(contract.params, 'path'), ...parameters(contract.query, 'query'), ...headers(contract)]
  const body = requestBody(contract)
  return {
    operationId: name,
    tags: [name.split('.')[0]],
    summary: contract.says,
    ...who(contract),
    ...(asks.length > 0 ? { parameters: asks } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: {
      200: { description: 'Done', content: replyContent(contract) },
      ...(contract.refusals?.length
        ? { 409: { description: `Refused: ${contract.refusals.join(', ')}`, content: problemContent } }
        : {}),
      default: { description: 'A problem', content: problemContent },
    },
  }
}

const problemContent: Json = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

function who({ may }: Route): Json {
  if (typeof may === 'string') return { 'x-permission': may, security: [{ session: [] }, { key: [] }] }
  if ('anyone' in may) return { 'x-open-because': may.anyone, security: [] }
  return { 'x-signed-in-because': may.signedIn, security: [{ session: [] }, { key: [] }] }
}

function parameters(schema: z.ZodObject | undefined, place: 'path' | 'query'): Json[] {
  if (!schema) return []
  const json = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(json.properties ?? {}).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || (json.required ?? []).includes(name),
    schema: one,
  }))
}

function headers(contract: Route): Json[] {
  const text = { type: 'string' }
  return [
    ...(contract.outside || contract.path.includes(':organisation')
      ? []
      : [{ name: 'Komunigi-Organisation', in: 'header', required: false, schema: { type: 'string', format: 'uuid' } }]),
    ...(contract.method === 'GET' || contract.outside
      ? []
      : [{ name: 'Idempotency-Key', in: 'header', required: false, schema: text }]),
  ]
}

function requestBody(contract: Route): Json | null {
  if (contract.method === 'GET') return null
  if (contract.upload) {
    const fields = contract.body ? (schemaOf(contract.body, 'input') as { properties?: Json }) : {}
    const properties = { ...fields.properties, file: { type: 'string', format: 'binary' } }
    return {
      required: true,
      content: { 'multipart/form-data': { schema: { type: 'object', properties, required: ['file'] } } },
    }
  }
  if (!contract.body) return null
  return { required: true, content: { 'application/json': { schema: schemaOf(contract.body, 'input') } } }
}

const replyContent = (contract: Route): Json =>
  contract.sends
    ? { [contract.sends]: { schema: { type: 'string' } } }
    : { 'application/json': { schema: schemaOf(contract.reply, 'output') } }
