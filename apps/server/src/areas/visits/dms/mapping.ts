import { readFileSync } from 'node:fs'
import { payers } from '@cheyou/domain'
import { z } from 'zod'
import { knownDictionary } from '../../people/organisation/index.ts'
import type { Sql } from '../../../platform/db/sql.ts'
import { fixedWords, headings, type ExportKind, type WordList } from './columns.ts'

/** A mapping file cannot be used; the message says where. */
export class MappingInvalid extends Error {
  override readonly name = 'MappingInvalid'
}

/** Where our fields stand in the files and which words stand for our codes. */
export interface Mapping {
  headings: Record<ExportKind, ReadonlyMap<string, readonly string[]>>
  words: Record<WordList, ReadonlyMap<string, string>>
}

const names = z.union([z.string(), z.array(z.string()).min(1)])
const ofKind = <Kind extends ExportKind>(kind: Kind) => {
  const fields = Object.keys(headings[kind]) as [string, ...string[]]
  return z.partialRecord(z.enum(fields), names).default({})
}
const wordsTo = (codes: readonly [string, ...string[]]) => z.record(z.string(), z.enum(codes)).default({})
const yesNo = wordsTo(['yes', 'no'])

/** The file of `--mapping`: only what differs from the default has to be there. */
const mappingFile = z.strictObject({
  headings: z
    .strictObject({ archive: ofKind('archive'), orders: ofKind('orders'), lines: ofKind('lines') })
    .partial()
    .default({}),
  words: z
    .strictObject({
      customerKind: wordsTo(['person', 'organisation']),
      sex: wordsTo(['male', 'female']),
      purchasedHere: yesNo,
      insuredHere: yesNo,
      state: wordsTo(['settled', 'void']),
      lineKind: wordsTo(['labour', 'part']),
      payer: wordsTo(payers),
      workType: z.record(z.string(), z.string()).default({}),
      vehicleUse: z.record(z.string(), z.string()).default({}),
    })
    .partial()
    .default({}),
})

export type MappingFile = z.infer<typeof mappingFile>

/** @throws MappingInvalid */
export function readMappingFile(path: string): MappingFile {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new MappingInvalid(
      `The mapping ${path} cannot be read: ${error instanceof Error ? error.message : 'no JSON'}`,
    )
  }
  const parsed = mappingFile.safeParse(content)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new MappingInvalid(`The mapping ${path} cannot be used:\n${problems.join('\n')}`)
}

/** The sample's headings and words, the shop's dictionaries, and over them what the mapping file says. */
export async function resolveMapping(sql: Sql, groupId: string, file: MappingFile | null): Promise<Mapping> {
  const workTypes = await dictionaryWords(sql, groupId, 'work_type')
  const vehicleUses = await dictionaryWords(sql, groupId, 'vehicle_use')
  const given = file?.words ?? {}
  const words = (list: WordList, known: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
    new Map(Object.entries({ ...known, ...given[list] }).map(([word, code]) => [plainWord(word), code]))
  checkCodes('workType', given.workType, workTypes)
  checkCodes('vehicleUse', given.vehicleUse, vehicleUses)
  return {
    headings: {
      archive: columnNames('archive', file),
      orders: columnNames('orders', file),
      lines: columnNames('lines', file),
    },
    words: {
      customerKind: words('customerKind', fixedWords.customerKind),
      sex: words('sex', fixedWords.sex),
      purchasedHere: words('purchasedHere', fixedWords.purchasedHere),
      insuredHere: words('insuredHere', fixedWords.insuredHere),
      state: words('state', fixedWords.state),
      lineKind: words('lineKind', fixedWords.lineKind),
      payer: words('payer', fixedWords.payer),
      workType: words('workType', workTypes),
      vehicleUse: words('vehicleUse', vehicleUses),
    },
  }
}

/** Words and headings are compared in half width, without spaces around them. */
export const plainWord = (text: string): string => text.normalize('NFKC').trim()

function columnNames(kind: ExportKind, file: MappingFile | null): Map<string, readonly string[]> {
  const given: Partial<Record<string, string | string[]>> = file?.headings[kind] ?? {}
  return new Map(
    Object.entries(headings[kind]).map(([field, heading]) => {
      const asked = given[field]
      return [field, [asked ?? heading].flat().map(plainWord)]
    }),
  )
}

async function dictionaryWords(sql: Sql, groupId: string, dictionary: string): Promise<Record<string, string>> {
  const values = await knownDictionary(sql, groupId, dictionary)
  return Object.fromEntries(values.flatMap(({ code, name, aliases }) => [name, ...aliases].map((word) => [word, code])))
}

function checkCodes(list: string, given: Record<string, string> | undefined, known: Record<string, string>): void {
  const codes = new Set(Object.values(known))
  const unknown = Object.values(given ?? {}).filter((code) => !codes.has(code))
  if (unknown.length > 0)
    throw new MappingInvalid(`words.${list} names codes that the shop does not have: ${unknown.join(', ')}`)
}
