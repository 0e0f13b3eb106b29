import { formatCardCode, parseCardCode } from '@cheyou/card-code'
import { scan, type Scanned } from '@cheyou/contract'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { codeOf } from '../../testing/desk.ts'
import { serving } from '../../testing/http.ts'
import { guessedFreely, moreThan, race, type Contest } from '../../testing/race.ts'
import { fromPhone, phoneToken } from '../../testing/sessions.ts'
import { testClub } from '../../testing/test-app.ts'

async function desk(contest: Contest = (club) => club) {
  const club = await testClub()
  const member = await club.addMember()
  const { ask } = await serving(contest(club).app)
  const headers = fromPhone(await phoneToken(club, { staffId: club.reception.id }))
  let keys = 0
  const show = (text: string, key = `key-${String(++keys).padStart(8, '0')}`) =>
    ask('post', scan.path, { headers: { ...headers, 'Idempotency-Key': key }, body: { storeId: club.storeId, text } })
  const right = await codeOf(club, member)
  const { cardNumber, otp } = parseCardCode(right)!
  const wrong = (n: number) => formatCardCode(cardNumber, String((Number(otp) + 1 + n) % 1e8).padStart(8, '0'))
  return { club, member, show, wrong, right }
}

const codesOf = (answers: { problem: { code: string } | null }[]) =>
  answers.map(({ problem }) => problem?.code ?? 'taken')

race(
  'a card’s code is guessed ten times in five minutes, one after the other or all at once',
  {
    ...guessedFreely,
    uncounted: true,
    sees: moreThan(10),
  },
  async (contest) => {
    const { show, wrong } = await desk(contest)
    const first = codesOf(await Promise.all(Array.from({ length: 40 }, (_, n) => show(wrong(n)))))
    expect(first.filter((code) => code === 'CODE_EXPIRED')).toHaveLength(10)
    expect(first.filter((code) => code === 'RATE_LIMITED')).toHaveLength(30)
    expect((await show(wrong(41))).problem?.code).toBe('RATE_LIMITED')
  },
)

test('one of the staff guesses thirty times, whatever the cards and vouchers', async () => {
  const { club, show } = await desk()
  const codes: string[] = []
  for (let i = 0; i < 31; i++) {
    const { cardNumber } = parseCardCode(await codeOf(club, await club.addMember()))!
    codes.push(...codesOf([await show(formatCardCode(cardNumber, '00000000'))]))
  }
  expect(codes).toEqual([...Array.from({ length: 30 }, () => 'CODE_EXPIRED'), 'RATE_LIMITED'])
})

test('right codes are no guesses, shown as often as a busy desk scans', async () => {
  const { club, show } = await desk()
  for (let i = 0; i < 40; i++) {
    const shown = await codeOf(club, await club.addMember())
    expect((await show(shown)).status).toBe(200)
    expect((await show(shown)).problem?.code).toBe('CODE_REPLAYED')
  }
})

test('the proof of a scan is kept encrypted, and the repeated request still gets it', async () => {
  const { club, show, right } = await desk()
  const first = await show(right, 'key-of-the-scan')
  const { token } = (first.body as Extract<Scanned, { kind: 'member' }>).presence
  const kept = await club.app.db.read.all<{ answer: string }>('SELECT answer FROM idempotency_keys')
  expect(kept).toHaveLength(1)
  expect(kept[0]!.answer).not.toContain(token)
  expect((await show(right, 'key-of-the-scan')).body).toEqual(first.body)
})

test('a code for paying is named, and nothing of it is kept; one that could be a card’s is looked for and named too', async () => {
  const { club, show } = await desk()
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  const { ask } = await serving({ ...club.app, log })
  const headers = fromPhone(await phoneToken(club, { staffId: club.reception.id }))
  const surely = '134567890123456789'
  const body = { storeId: club.storeId, text: surely }
  const refused = await ask('post', scan.path, { headers: { ...headers, 'Idempotency-Key': 'key-of-paying' }, body })
  expect([refused.status, refused.problem?.code]).toEqual([422, 'PAYMENT_CODE'])
  const tables = ['acts', 'idempotency_keys', 'scanned_codes', 'presences'] as const
  const kept = await Promise.all(tables.map((table) => club.app.db.read.all(`SELECT * FROM ${table}`)))
  expect(JSON.stringify([kept, lines])).not.toContain(surely)

  expect((await show('134567890612345678')).problem).toMatchObject({
    code: 'CARD_UNKNOWN',
    facts: { maybePayment: true },
  })
})
