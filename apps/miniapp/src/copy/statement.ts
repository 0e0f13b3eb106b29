import type { StatementEntry } from '@cheyou/contract'
import { postingNames, signedPoints } from '@cheyou/words'

const ofVisits: ReadonlySet<StatementEntry['kind']> = new Set(['visit', 'visit_reversal', 'visit_refund'])

/** What an entry of the statement is about: `到店消费 · 沪A12345`, `兑换 · 保养套餐`. */
export function entryTitle({ kind, subject }: StatementEntry): string {
  const about = ofVisits.has(kind) ? subject.plate : (subject.rewardName ?? subject.sourceName)
  return about === null ? postingNames[kind] : `${postingNames[kind]} · ${about}`
}

/** What an entry gave or took; empty for one that only moved points, as handing over does with those held before. */
export function entryChange({ redeemable, qualifying }: StatementEntry): string {
  return redeemable === 0 && qualifying === 0 ? '' : signedPoints(redeemable)
}
