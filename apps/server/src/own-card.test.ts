import * as contract from '@cheyou/contract'
import type { Endpoint } from '@cheyou/contract'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { refuseOwnCard, subjectsOf } from './areas/people/customers/index.ts'
import { modules } from './modules.ts'
import { newId } from './platform/db/ids.ts'
import { everyRequest, type SentRequest, type Scene } from './testing/every-request.ts'
import { systemAct, testClub } from './testing/test-app.ts'

/** What staff change that is about nobody's card. */
const NOBODYS_CARD: readonly Endpoint[] = [
  contract.addCustomer,
  contract.addStore,
  contract.addReward,
  contract.addWorkType,
  contract.bringBackReward,
  contract.cancelJob,
  contract.changeClub,
  contract.changeStore,
  contract.changeWorkType,
  contract.createRuleDraft,
  contract.addWorkTemplate,
  contract.changeWorkTemplate,
  contract.discardRuleDraft,
  contract.editReward,
  // Shows who is there, like a scan.
  contract.findArchives,
  contract.findMembers,
  contract.moveStock,
  contract.orderRewards,
  contract.publishConsentText,
  contract.publishRuleDraft,
  contract.restoreStore,
  contract.retireStore,
  contract.restoreWorkType,
  contract.retireReward,
  contract.retireWorkTemplate,
  contract.restoreWorkTemplate,
  contract.retireWorkType,
  contract.retryJob,
  contract.retryParkedEvent,
  contract.saveRuleDraft,
  // Shows who is there; what is done with it names the member.
  contract.scan,
  contract.signOutOfConsole,
  contract.startEnrolment,
  contract.startRuleSimulation,
  contract.uploadPicture,
  // About lists, of whatever rows.
  contract.bringBackView,
  contract.changeView,
  contract.chooseColumns,
  contract.dropView,
  contract.noteExport,
  contract.saveView,
  // Many at once: each that is about a card is asked about by itself.
  contract.bringBackRewards,
  contract.cancelRedemptions,
  contract.restoreWorkTemplates,
  contract.retireRewards,
  contract.retireWorkTemplates,
  // About colleagues: nobody manages themselves, whatever card they have.
  contract.addStaffMember,
  contract.changeStaffMember,
  contract.disableStaffMember,
  contract.enableStaffMember,
  contract.endStaffSessions,
  contract.inviteStaffMember,
  contract.resetConsoleLogin,
]

const writing = contract.endpoints.filter(
  ({ method, audience }) => method !== 'get' && (audience === 'staff' || audience === 'console'),
)

function namesIn({ params, body }: Endpoint): string[] {
  return [params, body].flatMap((schema) => {
    if (!schema) return []
    const { properties, $ref, $defs } = z.toJSONSchema(schema, { io: 'input' })
    return Object.keys(properties ?? $defs?.[$ref?.split('/').at(-1) ?? '']?.properties ?? {})
  })
}

it('whatever staff change is about a card by a name that a module knows, or is known to be about none', () => {
  const subjects = subjectsOf({ modules })
  for (const endpoint of writing) {
    const known = namesIn(endpoint).filter((name) => Object.hasOwn(subjects, name))
    expect([endpoint.path, known.length > 0]).toEqual([endpoint.path, !NOBODYS_CARD.includes(endpoint)])
  }
})

/** Makes everybody in the archive somebody whom one of the staff is, too. */
async function becomeEverybody({ club }: Scene, staffId: string): Promise<void> {
  const { app } = club
  await app.db.unit(systemAct(app.groupId), async (unit) => {
    const lone = await unit.sql.all<{ id: string }>(
      'SELECT id FROM customers WHERE id NOT IN (SELECT customerId FROM wechat_identities WHERE customerId IS NOT NULL)',
    )
    const { groupId } = app
    for (const { id: customerId } of lone)
      await unit.sql.insert('wechat_identities', [
        { id: newId(), groupId, openid: `o${newId()}`, customerId, staffId: null, createdAt: unit.now },
      ])
    await unit.sql.run('UPDATE wechat_identities SET staffId = ? WHERE customerId IS NOT NULL', [staffId])
  })
  // A session of staff is believed for two seconds.
  club.clock.advance(3_000)
}

it('nothing that staff did for customers may they do for themselves', async () => {
  const scene = await everyRequest()
  const refused = new Set<Endpoint>()
  const byStaff = Map.groupBy(scene.sent, ({ staffId }) => staffId)
  for (const [staffId, requests] of byStaff) {
    if (staffId === null) continue
    await becomeEverybody(scene, staffId)
    for (const request of requests) {
      if (NOBODYS_CARD.includes(request.endpoint)) continue
      const { path } = request.endpoint
      const refusal = await again(request).then(
        () => 'done',
        (error: unknown) => String(error),
      )
      expect({ path, refusal }).toEqual({ path, refusal: expect.stringContaining('"OWN_CARD"') })
      refused.add(request.endpoint)
    }
  }
  const idempotent = writing.filter((endpoint) => endpoint.idempotent && !NOBODYS_CARD.includes(endpoint))
  expect(idempotent.filter((endpoint) => !refused.has(endpoint)).map(({ path }) => path)).toEqual([])
})

const again = ({ again: send }: SentRequest) => send(`own-${newId()}`)

it('a car that staff are tied to counts as their own, a colleague’s customer does not', async () => {
  const club = await testClub()
  const [mine, spouse, other] = [await club.addMember(), await club.addMember(), await club.addMember()]
  const { app, reception } = club
  const caller = { ...reception, ownCustomerIds: [mine.customerId] }
  await app.db.unit(systemAct(app.groupId), (unit) =>
    unit.sql.insert('vehicle_people', [
      { vehicleId: mine.vehicleId, customerId: spouse.customerId, groupId: app.groupId, role: 'user', paying: false },
    ]),
  )
  const asked = ({ memberId }: { memberId: string }) =>
    refuseOwnCard(app, contract.proposeAdjustment, { caller, params: { memberId } })
  await expect(asked(mine)).rejects.toMatchObject({ code: 'OWN_CARD' })
  await expect(asked(spouse)).rejects.toMatchObject({ code: 'OWN_CARD' })
  await expect(asked(other)).resolves.toBeUndefined()
  await expect(
    refuseOwnCard(app, contract.getMemberBenefits, { caller, params: { memberId: mine.memberId } }),
  ).resolves.toBeUndefined()
})
