import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'

export class KeyFileUnusable extends Error {
  override readonly name = 'KeyFileUnusable'
}

const keyBytes = 32

const key = z
  .base64()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === keyBytes, `must be ${keyBytes} bytes`)

const keyFile = z.object({ version: z.literal(1), encryptionKey: key, indexKey: key })

export type KeyFile = z.infer<typeof keyFile>

export function readKeyFile(path: string): KeyFile {
  if (!existsSync(path))
    throw new KeyFileUnusable(
      `The key file ${path} is missing, but the database holds data encrypted with it. Put the file back, or point KEY_FILE to it.`,
    )
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    // The parser's own message may quote the file.
    throw new KeyFileUnusable(`The key file ${path} cannot be read (${errorCode(error)})`)
  }
  const parsed = keyFile.safeParse(content)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'file'}: ${issue.message}`)
  throw new KeyFileUnusable(`The key file ${path} is damaged: ${problems.join('; ')}`)
}

/** Writes new random keys unless the file exists; whole or not at all, also when several processes start together. */
export function writeNewKeyFile(path: string): void {
  if (existsSync(path)) return
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  const content = JSON.stringify(
    {
      version: 1,
      encryptionKey: randomBytes(keyBytes).toString('base64'),
      indexKey: randomBytes(keyBytes).toString('base64'),
    },
    null,
    2,
  )
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, `${content}\n`)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  try {
    // A link never replaces a file that another process has made meanwhile, as a rename would.
    linkSync(draft, path)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  } finally {
    rmSync(draft)
  }
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'not JSON'
}
