import { afterEach, expect, it } from 'vitest'
import { getStatement } from '@cheyou/contract/routes'
import { platform } from '#platform'
import { answerOf, forgetRecalled, keep, recall } from './kept.ts'

afterEach(() => platform.store.clear())

const place = answerOf(getStatement, 'm1')
const answer = { balances: { qualifying: 1, redeemable: 2, held: 0, debt: 0 }, rows: [], nextCursor: null }

it('recalls what was kept, for the one it belongs to', () => {
  keep(place, answer)
  expect(recall(place)).toEqual(answer)
  expect(recall(answerOf(getStatement, 'm2'))).toBeNull()
})

it.each(['"<html>"', '{"balances":{}}', 'null', 'cut off {', ''])('forgets what cannot be shown: %s', (text) => {
  platform.store.set(place.name, text)
  expect(recall(place)).toBeNull()
  expect(platform.store.get(place.name)).toBeNull()
})

it('forgets what it recalled when asked to, and nothing else', () => {
  platform.store.set('token', 't')
  keep(place, answer)
  forgetRecalled()
  expect(platform.store.get(place.name)).toBeNull()
  expect(platform.store.get('token')).toBe('t')
})
