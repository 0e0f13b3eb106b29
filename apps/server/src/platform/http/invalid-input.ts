import { yuan } from '@cheyou/words'
import type { z } from 'zod'

export interface FieldError {
  path: string
  code: string
  message: string
}

/** A request that does not fit its schema: every wrong place named, for people and for programs. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput'
  readonly errors: FieldError[]

  constructor(errors: FieldError[]) {
    super('The input does not fit')
    this.errors = errors
  }
}

/** Checks a value against a schema and returns it typed. @throws InvalidInput naming every place */
export function fitting<Schema extends z.ZodType>(schema: Schema, value: unknown): z.infer<Schema> {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  throw new InvalidInput(result.error.issues.flatMap(fieldErrors))
}

type Issue = z.core.$ZodIssue

function fieldErrors(issue: Issue): FieldError[] {
  const pathTo = (...further: string[]) => [...issue.path.map(String), ...further].join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: pathTo(key), code: 'KEY_UNKNOWN', message: '没有这一项' }))
  return [{ path: pathTo(), ...worded(issue) }]
}

const typeNames: Record<string, string> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '列表',
  object: '一组内容',
}

/** zod's own Chinese is not fit for people, so each kind of issue has words of ours. */
function worded(issue: Issue): { code: string; message: string } {
  // A missing choice is no wrong choice: zod calls both invalid values.
  if (issue.input === undefined || kindMissing(issue)) return { code: 'REQUIRED', message: '必填' }
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'TYPE_WRONG', message: `应为${typeNames[issue.expected] ?? '其他类型'}` }
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'TOO_SHORT', message: issue.minimum === 1 ? '不能为空' : `至少 ${issue.minimum} 个` }
        : { code: 'TOO_SMALL', message: `不能小于 ${bound(issue, issue.minimum)}` }
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'TOO_LONG', message: `不能超过 ${issue.maximum} 个` }
        : { code: 'TOO_BIG', message: `不能大于 ${bound(issue, issue.maximum)}` }
    case 'invalid_union':
      if (issue.discriminator === undefined) return { code: 'INVALID', message: '内容不正确' }
      return { code: 'VALUE_UNKNOWN', message: '不在可选范围内' }
    case 'invalid_value':
      return { code: 'VALUE_UNKNOWN', message: '不在可选范围内' }
    case 'invalid_format':
      return { code: 'FORMAT_WRONG', message: '格式不正确' }
    default:
      return { code: 'INVALID', message: '内容不正确' }
  }
}

/** Money is told in yuan, as people type it. */
function bound({ path }: Issue, number: number | bigint): string {
  return String(path.at(-1)).endsWith('Fen') ? yuan(Number(number)) : String(number)
}

/** Where one of several shapes is meant, zod hands over the whole object instead of the word that says which. */
function kindMissing(issue: Issue): boolean {
  if (issue.code !== 'invalid_union' || issue.discriminator === undefined) return false
  const { input } = issue
  return typeof input === 'object' && input !== null && !(issue.discriminator in input)
}
