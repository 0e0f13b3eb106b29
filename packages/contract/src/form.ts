/**
 * What an answer must be like for a program to show it: kinds of values and names of properties, and nothing of what the
 * values say, so that a code that came later is no fault. `pnpm generate` makes one from a zod schema; no zod is needed to
 * hold a value against it. A list of forms means any one of them. A property whose name ends in `?` may be missing; what is not named may be there.
 */
export type Form =
  | 'text'
  | 'number'
  | 'boolean'
  | 'null'
  | 'any'
  | { readonly list: Form }
  | { readonly map: Form }
  | readonly Form[]
  | { readonly has: Readonly<Record<string, Form>> }

/** Whether a value has this form. */
export function fits(form: Form, value: unknown): boolean {
  if (typeof form === 'string') return isOf(form, value)
  if (isEither(form)) return form.some((one) => fits(one, value))
  if ('list' in form) return Array.isArray(value) && value.every((item) => fits(form.list, item))
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  if ('map' in form) return Object.keys(value).every((key) => fits(form.map, (value as Record<string, unknown>)[key]))
  return Object.keys(form.has).every((key) => fitsProperty(key, form.has[key] ?? 'any', value))
}

/** `Array.isArray` does not tell a readonly list from the rest. */
function isEither(form: Form): form is readonly Form[] {
  return Array.isArray(form)
}

function isOf(kind: 'text' | 'number' | 'boolean' | 'null' | 'any', value: unknown): boolean {
  if (kind === 'any') return true
  if (kind === 'null') return value === null
  return typeof value === (kind === 'text' ? 'string' : kind)
}

function fitsProperty(key: string, form: Form, value: object): boolean {
  const optional = key.endsWith('?')
  const name = optional ? key.slice(0, -1) : key
  const held = (value as Readonly<Record<string, unknown>>)[name]
  return held === undefined ? optional : fits(form, held)
}
