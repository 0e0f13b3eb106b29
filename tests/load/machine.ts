import { cpus, totalmem } from 'node:os'

/** Where figures were taken: they mean nothing elsewhere. */
export interface Machine {
  cores: number
  processor: string
  memoryGb: number
  node: string
  database: string
}

export function machine(database: string): Machine {
  return {
    cores: cpus().length,
    processor: cpus()[0]?.model ?? '',
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    database,
  }
}
