// The form of an answer, made from its zod schema: see packages/contract/src/form.ts.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const KINDS = { string: 'text', number: 'number', integer: 'number', boolean: 'boolean', null: 'null' }

/** @param contract The folder of the contract's source, whose zod it is. */
export async function formMaker(contract) {
  const { z } = await import(pathToFileURL(createRequire(`${contract}/`).resolve('zod')).href)
  return (schema) => {
    const json = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })
    return formOf(json, json.$defs ?? {}, [])
  }
}

function formOf(schema, defs, within) {
  if (schema.$ref !== undefined) return ofReference(schema.$ref, defs, within)
  const either = schema.anyOf ?? schema.oneOf
  if (either !== undefined) return eitherOf(either.map((one) => formOf(one, defs, within)))
  if (Array.isArray(schema.type)) return eitherOf(schema.type.map((type) => formOf({ ...schema, type }, defs, within)))
  if (schema.type === 'array') return { list: schema.items === undefined ? 'any' : formOf(schema.items, defs, within) }
  if (schema.type === 'object') return objectOf(schema, defs, within)
  return KINDS[schema.type] ?? KINDS[typeof schema.const] ?? 'any'
}

/** A schema that holds itself is not followed a second time. */
function ofReference(reference, defs, within) {
  const name = reference.replace('#/$defs/', '')
  return within.includes(name) ? 'any' : formOf(defs[name], defs, [...within, name])
}

function eitherOf(forms) {
  const different = [...new Map(forms.map((form) => [JSON.stringify(form), form])).values()]
  if (different.includes('any')) return 'any'
  return different.length === 1 ? different[0] : different
}

function objectOf({ properties, required = [], additionalProperties }, defs, within) {
  if (properties === undefined) {
    return { map: typeof additionalProperties === 'object' ? formOf(additionalProperties, defs, within) : 'any' }
  }
  const named = ([name, schema]) => [required.includes(name) ? name : `${name}?`, formOf(schema, defs, within)]
  return { has: Object.fromEntries(Object.entries(properties).map(named)) }
}
