// Lets people live in the demo of the earlier version, over its interface: `fill-earlier-version.ts ORIGIN CLUB.db`, see README.md.
// It speaks as that version's phones and desk did, so it imports nothing of today's contract.
import { randomUUID } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { codeStepAt, decodeSecret, formatCardCode, totp } from '@cheyou/card-code'

type Answer = { readonly [key: string]: Answer } & readonly Answer[] & string
type Ask = (path: string, body?: object) => Promise<Answer>

const [origin, file] = process.argv.slice(2)
if (origin === undefined || file === undefined) throw new Error('Usage: fill-earlier-version.ts ORIGIN CLUB.db')
const db = new DatabaseSync(file, { readOnly: true })

/** Asks with a body or, without one, reads. */
function asking(credentials: Record<string, string> = {}, under = 'api'): Ask {
  return async (path, body) => {
    const response = await fetch(`${origin}/${under}/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { ...credentials, Origin: origin!, 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path} → ${response.status} ${await response.text()}`)
    return (await response.json()) as Answer
  }
}

const anybody = asking()
const wechat = asking({}, 'sandbox')

async function phoneOf(openid: string): Promise<Ask> {
  const { code } = await wechat('login-code', { openid })
  const { token } = await anybody('auth/wechat', { code })
  return asking({ Authorization: `Bearer ${token}` })
}

async function ownerOf(openid: string) {
  const ask = await phoneOf(openid)
  const { code } = await wechat('phone-code', { openid })
  await ask('auth/phone', { code, consentVersion: '1' })
  const { member } = await ask('auth/me')
  const { cardNumber, secret } = await ask('member/card-secret')
  const [car] = (await ask('member/cars')).rows!
  const text = formatCardCode(cardNumber!, totp(decodeSecret(secret!), codeStepAt(Date.now())))
  const { presence } = await reception('staff/scans', { storeId, text })
  return {
    ask,
    memberId: member!['memberId']!,
    vehicleId: car!['vehicleId']!,
    presenceToken: presence!['token']!,
  }
}
type Owner = Awaited<ReturnType<typeof ownerOf>>

async function managerOf(): Promise<Ask> {
  const response = await fetch(`${origin}/api/demo/console-session`, { method: 'POST', headers: { Origin: origin! } })
  return asking({ Cookie: response.headers.getSetCookie()[0]!.split(';')[0]! })
}

const manager = await managerOf()
const { reception: atDoor } = await anybody('demo/doors')
const reception = await phoneOf(atDoor!['openid']!)
const storeId = (await reception('auth/me'))['staff']!['stores']![0]!['storeId']!
const owners: Owner[] = []
for (const { openid, about } of (await anybody('demo/people')).rows!)
  if (about!.includes('辆车')) owners.push(await ownerOf(openid!))

/** Redeems the cheapest of a kind that they may have, and gives its redemption. */
async function redeem({ ask }: Owner, kind: string): Promise<Answer> {
  const offered = [...(await ask('member/rewards')).rows!].filter((row) => row['kind'] === kind && row['can']![0])
  const [reward] = offered.toSorted((a, b) => Number(a['pointsPrice']) - Number(b['pointsPrice']))
  if (!reward) throw new Error(`There is no ${kind} to redeem`)
  return (await ask('member/redemptions', { rewardId: reward['rewardId'] }))['redemption']!
}

/** Settles labour of 1,200 yuan at the till, with what comes off. @returns the visit's id */
async function settle(owner: Owner, more: object = {}): Promise<string> {
  const { memberId, vehicleId, presenceToken } = owner
  const lines = [
    { lineKind: 'labour', payer: 'customer', amountFen: 120_000 },
    { lineKind: 'labour', payer: 'customer', amountFen: 3_000 },
  ]
  const draft = { storeId, memberId, vehicleId, workType: 'regular_service', lines, presenceToken, ...more }
  return (await reception('staff/visits', draft))['visitId']!
}

async function handOver(redemption: Answer): Promise<void> {
  const { proof } = await reception('staff/scans', { storeId, text: redemption['code'] })
  const scanToken = proof!['token']
  await reception(`staff/redemptions/${redemption['redemptionId']}/hand-over`, { storeId, scanToken })
}

async function merge(kept: Owner, merged: Owner): Promise<void> {
  await manager('console/merges', { keptId: customerOf(kept), mergedId: customerOf(merged), reason: '同一个人' })
}

/** No answer says it, but the list of what may be one person's. */
const customerOf = ({ memberId }: Owner) =>
  db.prepare('SELECT customerId FROM members WHERE id = ?').get(memberId)?.['customerId']

/** What the till may take off because the manager said so. */
async function approved({ memberId, vehicleId }: Owner, discretionFen: number) {
  const asked = { storeId, memberId, vehicleId, amountFen: discretionFen, billFen: 123_000, reason: '老客户' }
  const approvalId = (await reception('staff/discount-approvals', asked))['approvalId']!
  await manager(`console/discount-approvals/${approvalId}/approve`, {})
  return { approvalId, discretionFen }
}

/** Until what was started answers otherwise than `running`. */
async function over(path: string, what: string): Promise<void> {
  while ((await manager(path))[what]!['state'] === 'running') await delay(200)
}

const [kept, other, third, lapsed, fourth, fifth] = owners as [Owner, Owner, Owner, Owner, Owner, Owner]
const voucherOf = async (owner: Owner) => [(await redeem(owner, 'voucher'))['redemptionId']!]

// Vouchers, benefits and discretion on visits; one of them voided.
await settle(kept, { vouchers: await voucherOf(kept), ...(await approved(kept, 1_000)) })
await settle(other, { benefits: [{ code: 'wash', lineNo: 2 }] })
const undone = await settle(kept, { vouchers: await voucherOf(kept) })
await reception(`staff/visits/${undone}/void`, { reason: '录错了' })

// A card whose used voucher and whose gift come back to it once it is merged: held by an alias for good.
const withVoucher = await settle(third, { vouchers: await voucherOf(third) })
const gift = await redeem(third, 'gift')
await handOver(gift)
await settle(fourth, { vouchers: await voucherOf(fourth) })
await merge(kept, third)
await merge(other, fourth)
await reception(`staff/visits/${withVoucher}/void`, { reason: '合并后作废' })
await reception(`staff/redemptions/${gift['redemptionId']}/undo-hand-over`, { reason: '拿错了' })
// One after the other, and one whose membership is over.
await merge(fifth, other)
await merge(fifth, lapsed)

// Rules tried, and those of the archive who are no members taken in.
const draft = await manager('console/rule-drafts', { name: '试算用', basedOn: 1 })
const draftPath = `console/rule-drafts/${draft['draftId']}`
await manager(`${draftPath}/simulations`, { revision: draft['revision'], from: '2026-01-01', to: '2026-11-28' })
await over(`${draftPath}/simulation`, 'simulation')
await manager('console/enrolments', {})
await over('console/enrolments/newest', 'enrolment')
