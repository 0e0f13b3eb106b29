import { randomUUID } from 'node:crypto'
import { parseCardCode } from '@cheyou/card-code'
import { findMembers, getMemberPanel, previewVisit, scan, settleVisit, type VisitDraft } from '@cheyou/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { codeOf, scanOwner, withinStep } from '../support/card.ts'
import { expectRefused, outcomesOf, type Client } from '../support/client.ts'
import { inWorld } from '../support/each-file.ts'
import { ulidLike, type Owner } from '../support/world.ts'
import { quoted } from '../support/quoted.ts'

const names = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const world = inWorld({ customers: names.map((name) => ({ name: `码主${name}`, points: 100 })) })

let reception: Client
/** Works at both stores. */
let rover: Client
let branchId: string
beforeAll(async () => {
  reception = await world().staff({ name: '罗前台', role: 'reception' })
  branchId = await world().addStore('分店')
  rover = await world().staff({ name: '两头跑', role: 'reception' })
})

const scanText = (text: string, key = randomUUID()) => ({ body: { storeId: world().storeId, text }, key })

function draftOf(owner: Owner, presenceToken: string, storeId = world().storeId): VisitDraft {
  return {
    storeId,
    presenceToken,
    memberId: owner.memberId,
    vehicleId: owner.cars[0]!.vehicleId,
    workType: 'repair',
    lines: [{ lineKind: 'labour', payer: 'customer', amountFen: 10_000 }],
  }
}

describe('a member’s code', () => {
  it('works once; the same request again gets the same answer', async () => {
    const owner = await world().owner('码主一')
    const given = scanText(codeOf(owner))
    const first = await reception.call(scan, given)
    expect(await reception.call(scan, given)).toEqual(first)
    await expectRefused(reception, 'CODE_REPLAYED', scan, { ...given, key: randomUUID() })
    // Neither at another till, nor typed instead of scanned.
    await expectRefused(rover, 'CODE_REPLAYED', scan, { ...given, key: randomUUID() })
    const typed = given.body.text.replaceAll(/(\d{4})/g, '$1 ')
    await expectRefused(reception, 'CODE_REPLAYED', scan, scanText(typed))
  })

  it('is scanned by twenty tills at the same moment: one takes it', async () => {
    const owner = await world().owner('码主二')
    const text = codeOf(owner)
    const { answers, codes } = await outcomesOf(Array.from({ length: 20 }, () => reception.call(scan, scanText(text))))
    expect(answers).toHaveLength(1)
    // More than ten at once for one card count as guesses until they have turned out right.
    expect(codes.filter((code) => !['CODE_REPLAYED', 'RATE_LIMITED'].includes(code))).toEqual([])
    expect(codes).toHaveLength(19)
  })

  it('may be one step late or early', async () => {
    const late = await world().owner('码主三')
    const early = await world().owner('码主四')
    const outcome = await withinStep(() => reception.call(scan, scanText(codeOf(late, -1))))
    expect(outcome).toMatchObject({ member: { card: { name: '码主三' } } })
    const ahead = await reception.call(scan, scanText(codeOf(early, 1)))
    expect(ahead).toMatchObject({ member: { card: { name: '码主四' } } })
  })

  it('is refused two steps late or early', async () => {
    const owner = await world().owner('码主五')
    await expectRefused(reception, 'CODE_EXPIRED', scan, scanText(codeOf(owner, -2)))
    const tooEarly = await withinStep(() =>
      reception.call(scan, scanText(codeOf(owner, 2))).then(
        () => 'taken',
        (error: unknown) => error,
      ),
    )
    expect(tooEarly).toMatchObject({ problem: { code: 'CODE_EXPIRED' } })
  })

  it('is refused with wrong digits or a card that does not exist', async () => {
    const owner = await world().owner('码主五')
    const other = await world().owner('码主六')
    await expectRefused(reception, 'CODE_EXPIRED', scan, scanText(codeOf({ ...owner, secret: other.secret })))
    await expectRefused(reception, 'CARD_UNKNOWN', scan, scanText(codeOf({ ...owner, cardNumber: '9999999999' })))
    expect(await reception.call(scan, scanText(codeOf(owner)))).toMatchObject({ kind: 'member' })
  })

  it('may be typed with spaces, in small or full-width letters', async () => {
    const owner = await world().owner('码主六')
    const { cardNumber: card, otp } = parseCardCode(codeOf(owner))!
    const typed = `${card.slice(0, 4)} ${card.slice(4)} ${otp.slice(0, 4)} ${otp.slice(4)}`
    expect(await reception.call(scan, scanText(typed))).toMatchObject({ member: { card: { name: '码主六' } } })
    const other = await world().owner('码主七')
    const wide = codeOf(other)
      .toLowerCase()
      .replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
    expect(await reception.call(scan, scanText(wide))).toMatchObject({ member: { card: { name: '码主七' } } })
  })
})

describe('a presence', () => {
  it('lets a till serve a member of another store, for this visit', async () => {
    const owner = await world().owner('码主八')
    const clerk = await world().staff({ name: '分店前台', role: 'reception', stores: ['分店'] })
    await expectRefused(clerk, 'NOT_FOUND', getMemberPanel, { params: { memberId: owner.memberId } })
    await expectRefused(clerk, 'NOT_FOUND', previewVisit, { body: withoutPresence(draftOf(owner, '', branchId)) })

    const { presence } = await scanOwner(clerk, owner, branchId)
    expect((await clerk.call(getMemberPanel, { params: { memberId: owner.memberId } })).card.name).toBe('码主八')
    const settled = await clerk.call(settleVisit, {
      body: await quoted(clerk, draftOf(owner, presence.token, branchId)),
    })
    expect(settled.points.redeemable).toBe(100)
  })

  it('belongs to its member and its store', async () => {
    const owner = await world().owner('码主九')
    const other = await world().owner('码主一')
    const { presence } = await scanOwner(rover, owner, world().storeId)
    await expectRefused(rover, 'PRESENCE_EXPIRED', settleVisit, {
      body: await quoted(rover, draftOf(other, presence.token)),
    })
    await expectRefused(rover, 'PRESENCE_EXPIRED', settleVisit, {
      body: await quoted(rover, draftOf(owner, presence.token, branchId)),
    })
    await expectRefused(rover, 'PRESENCE_EXPIRED', settleVisit, {
      body: await quoted(rover, draftOf(owner, 'made-up')),
    })
    await rover.call(settleVisit, { body: await quoted(rover, draftOf(owner, presence.token)) })
  })

  it('ends after some minutes', async () => {
    const owner = await world().owner('码主十')
    const { presence } = await scanOwner(reception, owner, world().storeId)
    const minutes = (Date.parse(presence.expiresAt) - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(5)
    expect(minutes).toBeLessThanOrEqual(15)
    const past = new Date(Date.now() - 1_000).toISOString().replace('T', ' ').slice(0, 23)
    await world().database.run('UPDATE presences SET expiresAt = ? WHERE memberId = ?', [past, owner.memberId])
    await expectRefused(reception, 'PRESENCE_EXPIRED', settleVisit, {
      body: await quoted(reception, draftOf(owner, presence.token)),
    })
    await expectRefused(reception, 'PRESENCE_EXPIRED', previewVisit, { body: draftOf(owner, presence.token) })
  })

  it('is made for stores of one’s own only', async () => {
    const owner = await world().owner('码主十')
    const clerk = await world().staff({ name: '分店二号', role: 'reception', stores: ['分店'] })
    await expectRefused(clerk, 'NOT_FOUND', scan, scanText(codeOf(owner)))
    await expectRefused(clerk, 'NOT_FOUND', scan, { body: { storeId: ulidLike(), text: codeOf(owner) } })
  })
})

describe('reception', () => {
  it('finds members by phone, plate, card number and name, whole or in part, and not by the beginning of a phone', async () => {
    const owner = await world().owner('码主一')
    const { phone, cars } = owner.customer
    const hits = async (q: string) =>
      (await reception.call(findMembers, { body: { q } })).rows.map((row) => row.memberId)
    for (const q of [
      phone,
      `+86 ${phone}`,
      cars[0]!.plate,
      cars[0]!.plate.toLowerCase(),
      owner.cardNumber,
      '码主一',
      'mazhuyi',
    ])
      expect(await hits(q)).toEqual([owner.memberId])
    for (const q of [cars[0]!.plate.slice(0, 4), cars[0]!.plate.slice(3), phone.slice(-4)])
      expect(await hits(q)).toContain(owner.memberId)
    for (const q of [phone.slice(0, 7), '%', "' OR '1'='1"]) expect(await hits(q)).toEqual([])
    const panel = await reception.call(getMemberPanel, { params: { memberId: owner.memberId } })
    expect(panel.card.name).toBe('码主一')
  })

  it('reads nothing out of a text that is no code of ours', async () => {
    for (const text of ['https://example.com/', 'CY1.1.2', 'CYR.', '123456', '🙂', 'x'.repeat(200)])
      await expectRefused(reception, 'CODE_UNREADABLE', scan, {
        body: { storeId: world().storeId, text },
        key: randomUUID(),
      })
    const unknown = await expectRefused(reception, 'NOT_FOUND', scan, {
      body: { storeId: world().storeId, text: 'CYR.0A0A0A0A0A0A' },
    })
    expect(unknown.problem.facts).toEqual({ what: 'redemption' })
  })
})

function withoutPresence({ presenceToken: _, ...draft }: VisitDraft): VisitDraft {
  return draft
}
