import { earn, redeem, withVoucher } from '../../../../testing/redeeming.ts'
import type { Contest } from '../../../../testing/race.ts'
import type { QuotedVisit, SettledVisit, VisitDraft, VisitPreview } from '@cheyou/contract'
import type { RuleSet } from '@cheyou/domain'
import { integer } from '../../../../platform/db/sql.ts'
import { scanned } from '../../../../testing/desk.ts'
import { newKey, systemAct, testClub, type TestClub, type TestMember } from '../../../../testing/test-app.ts'
import type { StaffCaller } from '../../../people/auth/index.ts'
import { changeTiers } from '../../../club/membership/index.ts'
import { previewVisit } from '../settle-visit.ts'
import { settleAsShown } from '../../../../testing/settle-as-shown.ts'

/** A member at the till with their card scanned. */
export interface Till {
  club: TestClub
  member: TestMember
  draft(lines: VisitDraft['lines'], more?: Partial<VisitDraft>): VisitDraft
  preview(draft: VisitDraft, caller?: StaffCaller): Promise<VisitPreview>
  /** At the sum that the preview shows, or at another one that was told. */
  settle(draft: VisitDraft & Partial<QuotedVisit>, caller?: StaffCaller): Promise<SettledVisit>
  /** The same till in a race. */
  among(contest: Contest): Till
}

export const labour = (amountFen: number, itemName = '工时'): VisitDraft['lines'][number] => ({
  itemName,
  lineKind: 'labour',
  payer: 'customer',
  amountFen,
})
export const part = (amountFen: number, itemName = '配件'): VisitDraft['lines'][number] => ({
  ...labour(amountFen, itemName),
  lineKind: 'part',
})

/** A till with a member of a tier at it. */
export async function openTill(
  tier: string,
  { change, amongClub }: { change?: (rules: RuleSet) => RuleSet; amongClub?: TestClub } = {},
): Promise<Till> {
  const club = amongClub ?? (await testClub(change))
  const member = await club.addMember()
  if (tier !== 'standard') await lift(club, member, tier)
  const presenceToken = await scanned(club, member, club.reception)
  const { memberId, vehicleId } = member
  const frame = { storeId: club.storeId, memberId, vehicleId, workType: 'repair', presenceToken }
  const at = (here: TestClub): Till => ({
    club: here,
    member,
    draft: (lines, more = {}) => ({ ...frame, lines, ...more }),
    preview: (draft, caller = here.reception) => previewVisit(here.app, caller, draft),
    settle: (draft, caller = here.reception) => settleAsShown(here.app, caller, draft, newKey(caller)),
    among: (contest) => at(contest(here)),
  })
  return at(club)
}

/** A voucher of ¥100 that the member paid for with points of an earlier visit. */
export async function voucherOf(
  { club, member }: Till,
  terms: Parameters<typeof withVoucher>[1] = {},
): Promise<string> {
  await earn(club, member, 100)
  return (await redeem(club, member, await withVoucher(club, terms))).id
}

async function lift({ app }: TestClub, { memberId }: TestMember, to: string): Promise<void> {
  const change = { memberId, from: 'standard', to, cause: 'test', ruleVersion: 1, effectiveOn: '2020-01-02' }
  await app.db.unit(systemAct(app.groupId), (unit) => changeTiers(unit, [change]))
}

/** What stands in the tables of a visit: what its lines cost in the end, and what came off them. */
export async function keptOf({ app }: TestClub, visitId: string) {
  const lines = await app.db.read.all<{ amountFen: unknown }>(
    'SELECT amountFen FROM visit_lines WHERE visitId = ? ORDER BY lineNo',
    [visitId],
  )
  const taken = await app.db.read.all<{ lineNo: unknown; step: string; name: string | null; takenFen: unknown }>(
    'SELECT lineNo, step, name, takenFen FROM visit_discounts WHERE visitId = ? AND undoneAt IS NULL ORDER BY position',
    [visitId],
  )
  return {
    netFen: lines.map(({ amountFen }) => integer(amountFen)),
    taken: taken.map(({ lineNo, step, name, takenFen }) => [integer(lineNo), step, name, integer(takenFen)]),
  }
}

/** The same receptionist as a manager, whose discretion has a limit. */
export const asManager = ({ reception }: TestClub): StaffCaller => ({ ...reception, role: 'manager' })
