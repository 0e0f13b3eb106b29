import { z } from 'zod'

/** A ULID, as every id in the club. */
export const id = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'ID_INVALID')

/** An instant as an ISO 8601 string in UTC. */
export const instant = z.iso.datetime()

/** A business date in Asia/Shanghai, `YYYY-MM-DD`, from 1900 on as in the domain, which knows no day before. */
export const businessDate = z.iso.date().regex(/^(?:19|[2-9]\d)/)

/** Years in which something of the club can happen: what is computed from a day stays far from the end of the calendar. */
const years = /^(?:19\d\d|20\d\d|2100)-/

/** A business date that somebody sends: 1900 to 2100. */
export const typedDate = z.iso.date({ abort: true }).regex(years)

/** An instant that somebody sends: 1900 to 2100. */
export const typedInstant = z.iso.datetime({ abort: true }).regex(years)

/**
 * How often something has been changed, as who changes it saw it. The next one is written beside it, so that it must be far from
 * what a column holds: at the largest safe integer, which a form may send, the next is none, and the statement fails.
 */
export const revision = z.int().min(1).max(1_000_000_000)

/** Points: whole numbers. */
export const points = z.int()

/** What somebody was told that a thing costs: it is refused at any other price. */
export const quotedPoints = z.int().min(0).max(1_000_000_000)

/** What somebody was told to pay: nothing else is charged. Compared with what is asked for, so that its ceiling only keeps sums safe. */
export const quotedFen = z.int().min(0).max(1_000_000_000)

/** Money in fen. */
export const fen = z.int()

/** An amount a till may send: up to ¥2,000,000, the most that rules let a visit come to. */
export const amountFen = z.int().min(0).max(200_000_000)

/** What is paid for a membership year: nobody asks ¥100,000 for one. */
export const feePaidFen = z.int().min(0).max(10_000_000)

/** What an insurance costs a year: up to ¥500,000, for whole fleets. */
export const premiumFen = z.int().min(1).max(50_000_000)

/** A code of a dictionary that the shop edits. */
export const dictionaryCode = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)

/** A code that somebody names and that may be nobody's, such as the tier a page showed: whether it is known is asked later. */
export const codeNamed = z.string().regex(/^[^\s\p{C}]{0,40}$/u)

/** A token as the server gave it out. */
export const token = z.string().regex(/^[\w-]{0,100}$/)

/**
 * What no text may hold: the control characters of terminals, and halves of surrogate pairs, which are no characters and which
 * a database refuses.
 */
// eslint-disable-next-line no-control-regex -- refusing control characters is the point
const writable = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}]*$/u
/** What nobody sees and no search finds again: marks of direction and width, and the control characters after ASCII. */
// eslint-disable-next-line no-control-regex -- as above
const unseen = /[\u007f-\u009f\p{Cf}]/gu

/** A line that people type, at least one character: trimmed, breaks become blanks, what nobody sees is left out. */
export const text = (max: number) =>
  z
    .string()
    .overwrite((typed) =>
      typed
        .replace(unseen, '')
        .replace(/[\t\r\n\u2028\u2029]+/g, ' ')
        .trim(),
    )
    .min(1)
    .max(max)
    .regex(writable)

/** A text of several lines that people type; may be empty. */
export const writing = (max: number) =>
  z
    .string()
    .overwrite((typed) => typed.replace(unseen, '').trim())
    .max(max)
    .regex(writable)

/** A password: taken as it is typed. */
export const secretWords = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^\P{Cs}*$/u)

export const cursor = z.string().min(1).max(200)

export const pageQuery = z.object({
  cursor: cursor.optional(),
  limit: z.coerce.number<number>().int().min(1).max(100).optional(),
})

/** First and last business day that a list is narrowed to, both included; either may be left open. */
export const days = { from: typedDate.optional(), to: typedDate.optional() }

/** How many rows a list has in all; beyond 10,000 they are not counted. */
export const boundedCount = {
  count: z.int().max(10_000),
  /** There are more than that. */
  countCapped: z.boolean(),
}

/** A page of a list; `nextCursor` is null on the last one. */
export const page = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), nextCursor: cursor.nullable() })

export const done = z.object({ done: z.literal(true) })

/** RFC 9457 problem document. `code` is for programs, `title` and `errors[].message` for people. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    facts: z.record(z.string(), z.unknown()).optional(),
    errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof problem>
