import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi'
import { problem, type Endpoint } from '@cheyou/contract'
import type { z } from 'zod'

const problemResponse = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
})

const fileContent = (types: readonly string[]) =>
  Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }]))

/** Staff come from their phones or from the console. */
function securityOf({ audience }: Endpoint): Record<string, string[]>[] {
  return [
    ...(audience === 'console' ? [] : [{ bearer: [] }]),
    ...(endpointsOfConsole.includes(audience) ? [{ cookie: [] }] : []),
  ]
}

const endpointsOfConsole: readonly Endpoint['audience'][] = ['console', 'staff']

function operation(endpoint: Endpoint) {
  const guarded = endpoint.audience !== 'public' && endpoint.audience !== 'demo'
  return {
    summary: endpoint.summary,
    tags: [endpoint.audience],
    ...(endpoint.roles && { 'x-roles': endpoint.roles }),
    ...(guarded && { security: securityOf(endpoint) }),
    requestParams: {
      ...(endpoint.params && { path: endpoint.params as z.ZodObject }),
      ...(endpoint.query && { query: endpoint.query as z.ZodObject }),
    },
    ...(endpoint.body && {
      requestBody: { required: true, content: { 'application/json': { schema: endpoint.body } } },
    }),
    ...(endpoint.upload && { requestBody: { required: true, content: fileContent(endpoint.upload.types) } }),
    ...(endpoint.idempotent && {
      parameters: [
        { name: 'Idempotency-Key', in: 'header' as const, required: true, schema: { type: 'string' as const } },
      ],
    }),
    responses: {
      '200': { description: 'Done', content: { 'application/json': { schema: endpoint.response } } },
      '400': problemResponse('Wrong or missing fields, each named'),
      ...(guarded && {
        '401': problemResponse('No session'),
        '403': problemResponse(endpoint.roles ? `Only for ${endpoint.roles.join(', ')}` : 'Not allowed'),
      }),
      '429': problemResponse('Too often; Retry-After says when'),
    },
  }
}

/** The OpenAPI 3.1 document of these endpoints, from the same schemas that validate. */
export function openApiDocument(endpoints: readonly Endpoint[]): object {
  const paths: ZodOpenApiPathsObject = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Cheyou 车友会', version: '1', description: 'A members’ club for a car dealership.' },
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'cheyou_console' },
      },
    },
  })
}
