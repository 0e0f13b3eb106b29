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
  throw new InvalidInput(result.error.issues.map(fieldError))
}

type Issue = z.core.$ZodIssue

function fieldError(issue: Issue): FieldError {
  const { code, message } = worded(issue)
  return { path: issue.path.map(String).join('.'), code, message }
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
  if (issue.input === undefined) return { code: 'REQUIRED', message: '必填' }
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'TYPE_WRONG', message: `应为${typeNames[issue.expected] ?? '其他类型'}` }
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'TOO_SHORT', message: issue.minimum === 1 ? '不能为空' : `至少 ${issue.minimum} 个` }
        : { code: 'TOO_SMALL', message: `不能小于 ${issue.minimum}` }
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? { code: 'TOO_LONG', message: `不能超过 ${issue.maximum} 个` }
        : { code: 'TOO_BIG', message: `不能大于 ${issue.maximum}` }
    case 'invalid_value':
      return { code: 'VALUE_UNKNOWN', message: '不在可选范围内' }
    case 'invalid_format':
      return { code: 'FORMAT_WRONG', message: '格式不正确' }
    default:
      return { code: 'INVALID', message: '内容不正确' }
  }
}
