import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { exportKinds, neededFields, type ExportKind } from './columns.ts'
import { csvRecords, type Delimiter } from './csv/records.ts'
import { detectEncoding, textLines, type Encoding } from './csv/text-lines.ts'
import { plainWord, type Mapping } from './mapping.ts'
import type { Cells } from './fields.ts'

/** The folder cannot be imported at all; the message is for the person who named it. */
export class FolderUnusable extends Error {
  override readonly name = 'FolderUnusable'
}

/** A file of the export, known by its headings whatever its name and the order of its columns. */
export interface ExportFile {
  path: string
  name: string
  bytes: number
  kind: ExportKind
  encoding: Encoding
  delimiter: Delimiter
  width: number
  /** Place of our fields among the columns. */
  columns: ReadonlyMap<string, number>
  /** Headings that are needed and not there. */
  missing: readonly string[]
}

/** The text files of a folder, sorted by name. @throws FolderUnusable */
export function textFilesOf(folder: string): string[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch (error) {
    throw new FolderUnusable(`The folder ${folder} cannot be read (${error instanceof Error ? error.message : ''})`)
  }
  const files = names.filter((name) => /\.(csv|txt|tsv)$/i.test(name)).toSorted()
  if (files.length === 0) throw new FolderUnusable(`There is no CSV file in ${folder}`)
  return files
}

/** The files of an export among those of the folder, and the names of those that are none. */
export async function findExportFiles(
  folder: string,
  mapping: Mapping,
): Promise<{ files: ExportFile[]; unknown: string[] }> {
  const files: ExportFile[] = []
  const unknown: string[] = []
  for (const name of textFilesOf(folder)) {
    const file = await recognise(join(folder, name), name, mapping)
    if (file) files.push(file)
    else unknown.push(name)
  }
  return { files, unknown }
}

async function recognise(path: string, name: string, mapping: Mapping): Promise<ExportFile | null> {
  const encoding = detectEncoding(path)
  const delimiter = await delimiterOf(path, encoding)
  const headings = await headingsOf(path, encoding, delimiter)
  const candidates = exportKinds.map((kind) => {
    const columns = columnsOf(mapping.headings[kind], headings)
    const missing = neededFields(kind).filter((field) => !columns.has(field))
    const share = columns.size / mapping.headings[kind].size
    return { kind, columns, missing, share, likely: missing.length * 2 <= neededFields(kind).length }
  })
  const [best] = candidates.filter((candidate) => candidate.likely).toSorted((a, b) => b.share - a.share)
  if (!best) return null
  const { kind, columns } = best
  const missing = best.missing.map((field) => mapping.headings[kind].get(field)?.[0] ?? field)
  const bytes = statSync(path).size
  return { path, name, bytes, kind, encoding, delimiter, width: headings.length, columns, missing }
}

function columnsOf(
  names: ReadonlyMap<string, readonly string[]>,
  headings: readonly string[],
): ReadonlyMap<string, number> {
  const found = [...names].map(([field, accepted]) => [field, headings.findIndex((h) => accepted.includes(h))] as const)
  return new Map(found.filter(([, place]) => place >= 0))
}

/** The delimiter that occurs most often in the heading. */
async function delimiterOf(path: string, encoding: Encoding): Promise<Delimiter> {
  for await (const { text } of textLines(path, encoding)) {
    const counts = ([',', '\t', ';'] as const).map((sign) => ({ sign, count: text.split(sign).length }))
    return counts.toSorted((a, b) => b.count - a.count)[0]!.sign
  }
  return ','
}

async function headingsOf(path: string, encoding: Encoding, delimiter: Delimiter): Promise<string[]> {
  for await (const { cells } of csvRecords(path, encoding, delimiter)) return (cells ?? []).map(plainWord)
  return []
}

/** Looks up the cells of a row by field. */
export function cellsOf(file: ExportFile, row: readonly string[]): Cells {
  return (field) => {
    const place = file.columns.get(field)
    return place === undefined ? undefined : (row[place] ?? '')
  }
}
