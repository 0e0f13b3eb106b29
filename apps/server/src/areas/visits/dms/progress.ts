/** How far an import is: bytes of the files while it reads, then records. */
export interface ImportProgress {
  phase: 'read' | 'customers' | 'vehicles' | 'members' | 'orders'
  done: number
  total: number
}

export type Progress = (progress: ImportProgress) => void
