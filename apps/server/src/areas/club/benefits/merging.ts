import type { MergingPart } from '../../../platform/merging.ts'

/** What a merged member used counts with what the kept one did (req. 1.7): a second card was no second package. */
export const benefitsMerging: MergingPart = {
  async moves(unit, _merge, { cards: { kept, merged } }) {
    if (kept !== null && merged !== null)
      await unit.sql.run('UPDATE benefit_uses SET memberId = ? WHERE memberId = ?', [kept, merged])
    return {}
  },
}
