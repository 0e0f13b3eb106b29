import type { MergingCustomer } from '@cheyou/contract'
import type { AnswerOf, listDuplicates } from '@cheyou/contract/routes'

/** Archives that are probably one person's. */
export interface DuplicateGroup extends Readonly<AnswerOf<typeof listDuplicates>['rows'][number]> {
  /** The one to keep, unless somebody says otherwise. */
  readonly proposed: MergingCustomer
}

export const sharedNames = { phone: '手机号相同', id_number: '证件号相同' } as const

/** Whoever has a card, WeChat and the most visits is proposed to be kept. */
export function proposedOf(customers: readonly MergingCustomer[]): MergingCustomer {
  const weight = ({ member, wechat, visits }: MergingCustomer) =>
    (member ? 1_000_000 : 0) + (wechat ? 100_000 : 0) + visits
  const [heaviest] = customers.toSorted((a, b) => weight(b) - weight(a))
  if (heaviest === undefined) throw new Error('A group of archives has at least one')
  return heaviest
}
