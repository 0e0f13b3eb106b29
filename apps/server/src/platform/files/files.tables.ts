import { EntitySchema } from 'typeorm'
import { moment, primary, ref, whole, words } from '../db/columns.ts'

/** A picture on disk. Its name is the SHA-256 of its content and what it is: `<64 hex digits>.jpg`. */
export interface FileRow {
  name: string
  groupId: string
  byteSize: number
  width: number
  height: number
  actId: string
  createdAt: Date
}
export const files = new EntitySchema<FileRow>({
  name: 'files',
  columns: {
    name: primary(words(80)),
    groupId: ref(),
    byteSize: whole(),
    width: whole(),
    height: whole(),
    actId: ref(),
    createdAt: moment(),
  },
})

export const filesEntities = [files]
