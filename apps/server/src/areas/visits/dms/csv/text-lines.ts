import { closeSync, createReadStream, openSync, readSync } from 'node:fs'
import iconv from 'iconv-lite'

/** How a file's bytes are read: what DMS programs and Excel write in China. */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le'

const PROBE_BYTES = 64 * 1024

/**
 * UTF-8 when the beginning of the file is valid UTF-8 (with or without byte order mark), else GB18030, of which GBK is a
 * part. UTF-16 only with its byte order mark, as Excel's "Unicode text" has it.
 */
export function detectEncoding(path: string): Encoding {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(PROBE_BYTES)
    const start = buffer.subarray(0, readSync(file, buffer, 0, PROBE_BYTES, 0))
    if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
    // `stream`: a character cut off at the end of the probe is no error.
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true })
    return 'utf-8'
  } catch (error) {
    if (error instanceof TypeError) return 'gb18030'
    throw error
  } finally {
    closeSync(file)
  }
}

export interface TextLine {
  /** Without its end. */
  text: string
  /** Bytes of the file read so far, for the progress bar. */
  bytesRead: number
}

/** The physical lines of a text file, decoded as they are read. */
export async function* textLines(path: string, encoding: Encoding): AsyncGenerator<TextLine> {
  const decoder = iconv.getDecoder(encoding)
  let bytesRead = 0
  let rest = ''
  for await (const chunk of createReadStream(path)) {
    const bytes = chunk as Buffer
    bytesRead += bytes.length
    const lines = (rest + decoder.write(bytes)).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield { text: withoutReturn(line), bytesRead }
  }
  rest += decoder.end() ?? ''
  if (rest !== '') yield { text: withoutReturn(rest), bytesRead }
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)
