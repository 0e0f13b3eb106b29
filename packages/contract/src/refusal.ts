/** Who reads a sentence: the owner on the phone, staff on theirs, staff at the console. */
export const readers = ['owner', 'staff', 'desk'] as const
export type Reader = (typeof readers)[number]

export interface Refusal {
  readonly status: number
  readonly to: readonly Reader[]
}
export type Refusals = Readonly<Record<string, Refusal>>

export const toAll = readers
export const toPhones = ['owner', 'staff'] as const
/** Staff, wherever they sit: what a phone of theirs is told, the console may be told too. */
export const toCounter = ['staff', 'desk'] as const
export const toOwner = ['owner'] as const
export const toDesk = ['desk'] as const
