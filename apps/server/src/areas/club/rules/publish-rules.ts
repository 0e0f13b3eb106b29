import type { RuleProblem, RuleVersion } from '@cheyou/contract'
import { businessDateOf, startOfBusinessDay, type RuleSet } from '@cheyou/domain'
import { staffAct } from '../../../platform/db/acts.ts'
import type { Idempotency, Unit } from '../../../platform/db/database.ts'
import { DuplicateKey, Transient } from '../../../platform/db/errors.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { requireSayForGroup } from '../../people/organisation/index.ts'
import type { App } from '../../../wiring.ts'
import type { StaffCaller } from '../../people/auth/index.ts'
import { changeDraft, findDraft } from './rule-drafts.repository.ts'
import { ruleVersion } from './rule-versions.queries.ts'
import { addRuleSet, rulesAfter, rulesInForce } from './rules.repository.ts'
import { sum } from '../../../platform/db/columns.ts'
import { soleRow } from '../../../platform/db/rows.ts'

/**
 * Publishes a draft as the next version, from now or from the beginning of a coming day in Shanghai (req. 2.3). The past is settled
 * by the rules that were in force then, so a version never begins before now.
 * @throws GROUP_ADMIN_NEEDED, RULES_INVALID with the problems, RULES_CHANGED, EFFECTIVE_IN_PAST, NOT_FOUND
 */
export async function publishRules(
  app: App,
  caller: StaffCaller,
  request: { draftId: string; revision: number; effectiveOn: string | null },
  idempotency: Idempotency,
): Promise<RuleVersion> {
  return app.db.unit(staffAct(app, caller, 'rules.publish', { idempotency }), async (unit) => {
    await requireSayForGroup(unit.sql, app.groupId, caller)
    const version = await publish(unit, request)
    return ruleVersion(unit.sql, app.groupId, version, unit.now)
  })
}

async function publish(
  unit: Unit,
  { draftId, revision, effectiveOn }: { draftId: string; revision: number; effectiveOn: string | null },
): Promise<number> {
  const { groupId } = unit.act
  const draft = await findDraft(unit.sql, groupId, draftId)
  if (draft.problems.length > 0) throw new Refusal('RULES_INVALID', { problems: draft.problems })
  const effectiveFrom = effectiveOn === null ? unit.now : startOfBusinessDay(effectiveOn)
  if (effectiveFrom < unit.now) throw new Refusal('EFFECTIVE_IN_PAST', { effectiveOn, today: businessDateOf(unit.now) })
  await checkTiersStay(unit, draft.rules.tiers, effectiveFrom)
  const last = await soleRow(
    unit.sql,
    { version: sum() },
    'SELECT MAX(version) AS version FROM rule_sets WHERE groupId = ?',
    [groupId],
  )
  const version = last.version + 1
  const rules: RuleSet = { ...draft.rules, version }
  await changeDraft(unit, { draftId, revision }, { publishedVersion: version })
  await addAsNext(unit, rules, effectiveFrom)
  return version
}

/**
 * While a version waits for its day, members may still rise to any tier of the one before it. So only one that begins at once
 * may lack a tier, for it is known now that nobody is on it.
 * @throws RULES_INVALID
 */
async function checkTiersStay(unit: Unit, tiers: RuleSet['tiers'], effectiveFrom: Date): Promise<void> {
  const { groupId } = unit.act
  const before = effectiveFrom > unit.now ? await rulesInForce(unit.sql, groupId, effectiveFrom) : null
  const after = await rulesAfter(unit.sql, groupId, effectiveFrom)
  const gone = [
    ...(before ? missingTiers(before.tiers, tiers) : []),
    ...(after ? missingTiers(tiers, after.tiers, { version: after.version }) : []),
  ]
  if (gone.length > 0) throw new Refusal('RULES_INVALID', { problems: gone })
}

function missingTiers(earlier: RuleSet['tiers'], later: RuleSet['tiers'], facts: object = {}): RuleProblem[] {
  return earlier
    .filter(({ code }) => !later.some((tier) => tier.code === code))
    .map(({ code, name }) => ({ path: 'tiers', code: 'TIER_GONE_LATER', facts: { tier: code, name, ...facts } }))
}

/** Two managers publishing at the same moment want the same number: the second runs again and takes the next. */
async function addAsNext(unit: Unit, rules: RuleSet, effectiveFrom: Date): Promise<void> {
  try {
    await addRuleSet(unit, rules, effectiveFrom)
  } catch (error) {
    if (error instanceof DuplicateKey) throw new Transient('RULE_VERSION_TAKEN', error)
    throw error
  }
}
