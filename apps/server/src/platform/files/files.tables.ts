import { moment, primary, ref, whole, words } from '../db/columns.ts'
import { table } from '../db/table.ts'

/** A picture on disk. Its name is the SHA-256 of its content and what it is: `<64 hex digits>.jpg`. */
export const files = table('files', {
  name: primary(words(80)),
  groupId: ref(),
  byteSize: whole(),
  width: whole(),
  height: whole(),
  actId: ref(),
  createdAt: moment(),
})

export const filesTables = [files]
